import { beforeEach, describe, expect, test } from "vitest";
import { ANSWERED, type Desk, openDesk, question, UNANSWERED } from "../../fixtures/desk.ts";
import { messageIdentity } from "../mail/identity.ts";
import { watchRound } from "../pipeline/watch.ts";
import { reject } from "../pipeline/approve.ts";
import { type ItemDeps, loadItem, type ReviewItem } from "./item.ts";

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

const deps = (): ItemDeps => ({
  messages: desk.store.messages,
  signature: "Kind regards,\nShop\n",
  ownerLanguage: "en",
  ownAddresses: [],
});

async function arrived(mail: string): Promise<string> {
  await desk.arrive("a", mail);
  await watchRound(await desk.watch());
  return messageIdentity(Buffer.from(mail));
}

async function item(mail: string): Promise<ReviewItem> {
  const loaded = await loadItem(await arrived(mail), deps());
  if (loaded === null) throw new Error("it does not wait");
  return loaded;
}

describe("loadItem", () => {
  test("gives the mail, the draft and what it asks", async () => {
    const { message, draft, asks, priority, recipient } = await item(question("delivery", ANSWERED));
    expect(message.subject).toBe("delivery");
    expect(draft?.text).toContain("five working days");
    expect(asks).toEqual(["How long does delivery to Portugal take?"]);
    expect(priority).toBe("normal");
    expect(recipient).toEqual({ address: { name: "Ada Lovelace", address: "ada@example.com" }, note: null });
  });

  test("where there is no draft, an editor starts from greeting and signature", async () => {
    const { draft, blank } = await item(question("strings", UNANSWERED));
    expect(draft).toBeNull();
    expect(blank).toBe("Hello Ada Lovelace,\n\nKind regards,\nShop");
  });

  test("where the mail's language is not known the owner's greets", async () => {
    const id = await arrived(question("x", "???"));
    const german = await loadItem(id, { ...deps(), ownerLanguage: "de" });
    expect(german?.blank).toMatch(/^Guten Tag/);
  });

  test.each([
    ["Hello Ada Lovelace,\n\nFive days.\n\nKind regards,\nShop\n", "Five days."],
    ["  Hello Ada Lovelace,\n\nFive days.\n", "Five days."],
    ["Five days.\n\nKind regards,\nShop", "Five days."],
    ["Five days.", "Five days."],
    ["Hello Ada Lovelace,\n\nKind regards,\nShop", ""],
    ["Kind regards,\nShop says: five days.", "Kind regards,\nShop says: five days."],
  ])("the answer in %j is %j", async (text, answer) => {
    expect((await item(question("strings", UNANSWERED))).answerIn(text)).toBe(answer);
  });

  test("without a signature only the greeting goes", async () => {
    const id = await arrived(question("strings", UNANSWERED));
    const bare = await loadItem(id, { ...deps(), signature: " \n" });
    expect(bare?.answerIn("Hello Ada Lovelace,\n\nFive days.")).toBe("Five days.");
  });

  test("null where it waits for nobody any more, never did, or does not exist", async () => {
    const id = await arrived(question("delivery", ANSWERED));
    await reject(id, null, desk.approve);
    expect(await loadItem(id, deps())).toBeNull();
    expect(await loadItem("nobody", deps())).toBeNull();
    expect(await loadItem(await arrived(question("n", "Buy", ["List-Id: <a.b>"])), deps())).toBeNull();
  });
});
