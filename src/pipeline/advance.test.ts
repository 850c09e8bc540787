import { beforeEach, describe, expect, test } from "vitest";
import { ANSWERED, type Desk, openDesk, question, UNANSWERED } from "../../fixtures/desk.ts";
import { scriptedGenerator } from "../../fixtures/scripted-generator.ts";
import { UserError } from "../errors.ts";
import { messageIdentity } from "../mail/identity.ts";
import { advance, type AdvanceDeps, rehearse } from "./advance.ts";
import type { MessageStore } from "./message-store.ts";
import { road } from "./road.ts";
import { openStates } from "./state.ts";

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

/** Puts a mail on record; gives its id. */
async function receive(mail: string | Uint8Array, { store, clock }: Desk = desk): Promise<string> {
  const raw = Buffer.from(mail);
  const id = messageIdentity(raw);
  const place = { folder: "INBOX", uidValidity: "1", uid: id };
  await store.messages.receive({ id, mailbox: "m", place, arrivedAt: clock.now(), raw, cursor: id });
  return id;
}

const withMessages = (messages: Partial<MessageStore>, { road }: Desk = desk): AdvanceDeps => ({
  ...road,
  messages: { ...road.messages, ...messages },
});

describe("advance", () => {
  test("takes a question that the knowledge answers all the way to a draft for review", async () => {
    const id = await receive(question("delivery", ANSWERED));
    expect(await advance(id, desk.road)).toMatchObject({
      state: "review",
      messageId: "<delivery@example.com>",
      from: { name: "Ada Lovelace", address: "ada@example.com" },
      subject: "delivery",
      verdict: "human",
      language: "en",
      threadId: id,
    });
    expect(await desk.store.messages.openDraft(id)).toMatchObject({
      text: expect.stringContaining("Delivery to Portugal takes five working days.") as string,
      state: "open",
    });
    const runs = await desk.store.messages.runs(id);
    expect(runs.map(({ stage }) => stage)).toEqual(road.map(({ name }) => name));
    expect(runs.every(({ versions }) => versions["embedder"] === "static-v1")).toBe(true);
  });

  test("puts on record what a model was asked, with the stage that asked", async () => {
    const generator = scriptedGenerator(() => "no JSON at all");
    const id = await receive(question("delivery", ANSWERED));
    await advance(id, { ...desk.road, generator });
    const runs = await desk.store.messages.runs(id);
    const calls = runs.flatMap((run) => run.calls.map(({ purpose, model }) => [run.stage, purpose, model]));
    expect(calls).toContainEqual(["write", "reply", generator.id]);
    expect(calls).toHaveLength(generator.requests.length);
  });

  test("leaves a message where it is when the process ends while a model writes", async () => {
    const shutdown = new AbortController();
    const generator = scriptedGenerator(() => {
      shutdown.abort(new Error("the process ends"));
      return new Error("the process ends");
    });
    const id = await receive(question("delivery", ANSWERED));
    const ending = advance(id, { ...desk.road, generator, signal: shutdown.signal });
    await expect(ending).rejects.toThrow("the process ends");
    const record = await desk.store.messages.find(id);
    expect(openStates).toContain(record?.state);
    expect(await advance(id, desk.road)).toMatchObject({ state: "review" });
  });

  test("holds what the knowledge does not answer, with the reason, and without a draft", async () => {
    const id = await receive(question("strings", UNANSWERED));
    const record = await advance(id, desk.road);
    expect(record).toMatchObject({ state: "hold" });
    expect(record?.reasons.join()).toContain("violin strings");
    expect(await desk.store.messages.openDraft(id)).toBeNull();
  });

  test.each([
    ["ignored", question("news", "Buy now", ["List-Id: <news.example.org>"]), "bulk"],
    ["ignored", question("away", "I am away", ["Auto-Submitted: auto-replied"]), "auto-reply"],
    ["quarantined", "Subject: who am I\r\n\r\nHello?\r\n", "malformed"],
    ["quarantined", "", "malformed"],
    ["quarantined", "\0\x01\x02\xff\xfe no mail at all", "malformed"],
  ])(
    "a mail is %s after its first stage where it is nobody's question (%#)",
    async (state, mail, verdict) => {
      const id = await receive(mail);
      const record = await advance(id, desk.road);
      expect(record).toMatchObject({ state, verdict });
      expect(record?.reasons).not.toEqual([]);
      expect(await desk.store.messages.runs(id)).toHaveLength(1);
      expect(await desk.store.messages.raw(id)).toEqual(Buffer.from(mail));
    },
  );

  test("a message at rest stays where it is, and an unknown one is null", async () => {
    const id = await receive(question("delivery", ANSWERED));
    await advance(id, desk.road);
    expect(await advance(id, desk.road)).toMatchObject({ state: "review" });
    expect(await desk.store.messages.runs(id)).toHaveLength(road.length);
    expect(await advance("nobody", desk.road)).toBeNull();
  });

  test("a stage that throws puts this message aside, with the error, and no other", async () => {
    const [bad, good] = [await receive(question("bad", ANSWERED)), await receive(question("good", ANSWERED))];
    const { triage } = desk.road;
    const classify = (text: string) =>
      text.startsWith("bad") ? Promise.reject(new TypeError("x is undefined")) : triage.classify(text);
    const deps = { ...desk.road, triage: { ...triage, classify } };
    expect(await advance(bad, deps)).toMatchObject({
      state: "quarantined",
      reasons: ["smb failed at the stage triage: x is undefined"],
    });
    expect(await advance(good, deps)).toMatchObject({ state: "review" });
    const last = (await desk.store.messages.runs(bad)).at(-1);
    expect(last).toMatchObject({ stage: "triage", outcome: { error: "x is undefined" } });
  });

  test("a full disk or a locked file is not the message's fault: it waits where it is", async () => {
    const id = await receive(question("delivery", ANSWERED));
    const classify = () => Promise.reject(new UserError("the disk is full"));
    const deps = { ...desk.road, triage: { ...desk.road.triage, classify } };
    await expect(advance(id, deps)).rejects.toThrow("the disk is full");
    expect(await desk.store.messages.find(id)).toMatchObject({ state: "screened" });
    expect(await advance(id, desk.road)).toMatchObject({ state: "review" });
  });

  test.each(road.map(({ name }) => name))(
    "a crash in the commit of %s loses that stage's work alone, and the result is the same",
    async (name) => {
      const smooth = await openDesk();
      const id = await receive(question("delivery", ANSWERED));
      await receive(question("delivery", ANSWERED), smooth);
      await advance(id, smooth.road);

      const dying = withMessages({
        commit: (commit) =>
          commit.run.stage === name
            ? Promise.reject(new Error("power cut"))
            : desk.store.messages.commit(commit),
      });
      await expect(advance(id, dying)).rejects.toThrow("power cut");
      const stage = road.find((each) => each.name === name);
      expect(await desk.store.messages.find(id)).toMatchObject({ state: stage?.from });

      const later = await desk.again();
      await advance(id, later.road);
      const trace = async ({ folder, store: { messages } }: Desk): Promise<unknown> => {
        const runs = (await messages.runs(id)).map((run) => run.stage);
        const [record, draft] = [await messages.find(id), await messages.openDraft(id)];
        const outcomes = [...(await messages.outcomes(id))];
        const text = JSON.stringify({ record, runs, outcomes, draft });
        return JSON.parse(text.replaceAll(folder, "")) as unknown;
      };
      expect(await trace(later)).toEqual(await trace(smooth));
    },
  );

  test("a message that somebody moved meanwhile is left where they put it", async () => {
    const id = await receive(question("delivery", ANSWERED));
    const { messages } = desk.store;
    const deps = withMessages({
      commit: async (commit) => {
        if (commit.run.stage === "gate")
          await messages.commit({ ...commit, to: "rejected", reasons: ["by hand"] });
        return messages.commit(commit);
      },
    });
    expect(await advance(id, deps)).toMatchObject({ state: "rejected", reasons: ["by hand"] });
  });

  test("a message that cannot even be read is put aside with the error, not tried for ever", async () => {
    const id = await receive(question("delivery", ANSWERED));
    const deps = withMessages({ raw: () => Promise.resolve(null) });
    expect(await advance(id, deps)).toMatchObject({
      state: "quarantined",
      reasons: [`smb failed at the stage screen: message ${id} has no bytes on record`],
    });
  });
});

describe("rehearse", () => {
  test("comes to the same result as the real road, and writes nothing", async () => {
    const raw = Buffer.from(question("delivery", ANSWERED));
    const { result, journey, timings } = await rehearse("draft", raw, desk.road);
    expect(await desk.store.messages.list({ limit: 9 })).toEqual([]);
    expect(Object.keys(timings)).toEqual(road.map(({ name }) => name));
    const id = await receive(raw);
    const record = await advance(id, desk.road);
    expect(record).toMatchObject({ state: result.to, reasons: result.reasons });
    expect(journey.outcomes.write?.draft?.text).toBe((await desk.store.messages.openDraft(id))?.text);
  });

  test("ends early where the mail is not answered", async () => {
    const raw = Buffer.from(question("news", "Buy", ["List-Id: <a.b>"]));
    const { result, timings } = await rehearse("draft", raw, desk.road);
    expect(result.to).toBe("ignored");
    expect(Object.keys(timings)).toEqual(["screen"]);
  });
});
