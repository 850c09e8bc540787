/** The commands that need no mail server: knowledge, errata, measures, single mails. Field names are the contract. */
import { cpSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../package-files.ts";
import { DELIVERY_QUESTION, question } from "./mail-servers.ts";
import { expectComplaint, type Json, newSmb, type Outcome, type Smb } from "./smb.ts";

const put = (smb: Smb, name: string, content: string): void => writeFileSync(join(smb.cwd, name), content);

/** The demo's knowledge in `kb/`, taken in. */
const withKnowledge = async (): Promise<Smb> => {
  const smb = newSmb();
  cpSync(packageFile("fixtures/demo/knowledge"), join(smb.cwd, "kb"), { recursive: true });
  expect((await smb.run(["ingest", "kb"])).code).toBe(0);
  return smb;
};

const hitsOf = (outcome: Pick<Outcome, "json">): Json[] => outcome.json()["hits"] as Json[];

describe("smb ingest", () => {
  it("counts what was added, changed, unchanged and removed", async () => {
    const smb = newSmb();
    cpSync(packageFile("fixtures/demo/knowledge"), join(smb.cwd, "kb"), { recursive: true });
    const ingest = async (...args: string[]) => (await smb.run(["ingest", "kb", "--json", ...args])).json();

    const { differences, more, ...dry } = await ingest("--dry-run");
    expect([(differences as unknown[]).length, more]).toEqual([dry["added"], 0]);
    expect((await smb.run(["search", "delivery", "--json"])).json()).toEqual({ query: "delivery", hits: [] });
    const first = await ingest();
    expect(Object.keys(first)).toEqual(["added", "changed", "unchanged", "removed", "passages", "errors"]);
    expect(first).toMatchObject({ changed: 0, unchanged: 0, removed: 0, errors: [] });
    expect(dry).toEqual(first);
    const all = Number(first["added"]);
    expect(await ingest()).toEqual({ ...first, added: 0, unchanged: all });

    put(
      smb,
      "kb/replies.ndjson",
      '{"id":"r-001","kind":"reply","question":"lost parcel","answer":"We look for it."}\n',
    );
    const changed = await ingest();
    expect(changed).toMatchObject({ added: 0, changed: 1, errors: [] });
    const gone = Number(changed["removed"]);
    expect(Number(changed["unchanged"]) + 1 + gone).toBe(all);

    rmSync(join(smb.cwd, "kb", "replies.ndjson"));
    expect(await ingest()).toMatchObject({ added: 0, changed: 0, unchanged: all - gone - 1, removed: 1 });
    expect(hitsOf(await smb.run(["search", "lost parcel", "--kind", "reply", "--json"]))).toEqual([]);
  });
});

describe("smb search", () => {
  it("gives hits with the documented fields, best first", async () => {
    const smb = await withKnowledge();
    const found = (await smb.run(["search", DELIVERY_QUESTION, "--json"])).json();
    expect(found["query"]).toBe(DELIVERY_QUESTION);
    const hits = found["hits"] as Json[];
    expect(hits).toHaveLength(10);
    for (const [i, hit] of hits.entries()) {
      expect(Object.keys(hit)).toEqual(["rank", "score", "kind", "id", "source", "title", "text"]);
      expect(hit["rank"]).toBe(i + 1);
    }
    expect(hits.map(({ id }) => id)).toContain("faq.txt#1");
    expect(hits.map(({ score }) => Number(score))).toEqual(
      hits.map(({ score }) => Number(score)).sort((a, b) => b - a),
    );
  });

  it("keeps to --limit and --kind, and --by source gives each record once under its plain id", async () => {
    const smb = await withKnowledge();
    const find = async (...args: string[]) => hitsOf(await smb.run(["search", "returns", "--json", ...args]));
    expect(await find("--limit", "3")).toHaveLength(3);
    const replies = await find("--kind", "reply", "--limit", "100");
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(["reply"]));
    const sources = (await find("--by", "source", "--limit", "100")).map(({ id }) => String(id));
    expect(sources).toContain("policies/returns.md");
    expect(new Set(sources).size).toBe(sources.length);
    expect(sources.filter((id) => id.includes(".md#"))).toEqual([]);
  });

  it("answers a batch a line each, in its order, as it answers each by itself", async () => {
    const smb = await withKnowledge();
    put(
      smb,
      "queries.ndjson",
      `{"id":"a","query":"${DELIVERY_QUESTION}"}\n\n{"id":7,"query":"zzzz qqqq"}\n{"id":"c","query":"cancel"}\n`,
    );
    const batch = (await smb.run(["search", "--batch", "queries.ndjson", "--limit", "2"])).lines();
    expect(batch.map(({ id }) => id)).toEqual(["a", 7, "c"]);
    expect(batch.map((line) => Object.keys(line))).toEqual([
      ["id", "hits"],
      ["id", "hits"],
      ["id", "hits"],
    ]);
    const alone = await smb.run(["search", DELIVERY_QUESTION, "--limit", "2", "--json"]);
    expect(batch[0]?.["hits"]).toEqual(hitsOf(alone));
  });
});

describe("smb errata", () => {
  it("outrank all other knowledge in search and reply until they are removed", async () => {
    const smb = await withKnowledge();
    put(smb, "mail.eml", question({ id: "q1", subject: "Delivery" }));
    const answer = "Since 1 May parcels to Portugal take 8 working days.";
    const added = (await smb.run(["errata", "add", DELIVERY_QUESTION, answer, "--json"])).json();
    expect(added).toMatchObject({
      id: expect.stringMatching(/^erratum-/u) as string,
      question: DELIVERY_QUESTION,
      answer,
    });
    const id = String(added["id"]);
    const again = (await smb.run(["errata", "add", DELIVERY_QUESTION, answer, "--json"])).json();
    expect(again).toMatchObject({ id: added["id"], createdAt: added["createdAt"] });
    expect((await smb.run(["errata", "list", "--json"])).lines()).toMatchObject([{ id: added["id"] }]);
    expect(hitsOf(await smb.run(["search", DELIVERY_QUESTION, "--json"]))[0]).toMatchObject({
      kind: "erratum",
      id,
      text: answer,
    });
    const draftOf = async () =>
      ((await smb.run(["reply", "mail.eml", "--json"])).json()["draft"] as Json)["text"];
    expect(await draftOf()).toContain(answer);

    // A new look at the files leaves what a person corrected.
    await smb.run(["ingest", "kb"]);
    expect(hitsOf(await smb.run(["search", DELIVERY_QUESTION, "--json"]))[0]).toMatchObject({ id });

    expect((await smb.run(["errata", "remove", id, "--json"])).json()).toEqual({ removed: id });
    expect(await draftOf()).not.toContain(answer);
    expect((await smb.run(["errata", "list", "--json"])).stdout).toBe("");
    expectComplaint(await smb.run(["errata", "remove", id]), 1, id);
  });
});

describe("smb eval retrieval", () => {
  it("gives each figure with its interval and the number of queries", async () => {
    const smb = await withKnowledge();
    const cases = [
      { query: DELIVERY_QUESTION, relevant: ["faq.txt#1", "policies/shipping.md#2"] },
      { query: "Can I cancel my order?", relevant: ["faq.txt#6"] },
      { query: "Which countries do you ship to?", relevant: ["no such record"] },
    ];
    put(smb, "cases.ndjson", cases.map((line) => JSON.stringify(line)).join("\n"));
    const { figures } = (await smb.run(["eval", "retrieval", "--data", "cases.ndjson", "--json"])).json() as {
      figures: Record<string, Json>;
    };
    for (const name of ["hit@1", "hit@5", "mrr@10", "ndcg@10"]) {
      const { value, low, high, n, ...more } = figures[name] ?? {};
      expect(more).toEqual({});
      expect(n).toBe(3);
      expect(Number(low)).toBeLessThanOrEqual(Number(value));
      expect(Number(value)).toBeLessThanOrEqual(Number(high));
    }
    expect(figures["hit@5"]?.["value"]).toBeCloseTo(2 / 3);
  });
});

describe("smb inspect", () => {
  it("gives the documented fields for each of several files", async () => {
    const smb = newSmb();
    const parents = ["<a@x.example>", "<b@x.example>"];
    put(
      smb,
      "one.eml",
      question({
        id: "q1",
        subject: "One",
        parents,
        text: "New words.\r\n\r\nOn Monday Ann wrote:\r\n> Old words.\r\n",
      }),
    );
    put(smb, "two.eml", "Auto-Submitted: auto-replied\r\n" + question({ id: "q2", subject: "Two" }));
    const outcome = await smb.run(["inspect", "one.eml", "two.eml", "--json"]);
    expect(outcome.code).toBe(0);
    const [one = {}, two = {}] = outcome.lines();
    const fields =
      "file messageId from replyTo to cc subject date inReplyTo references language text newText quotedText attachments screen authentication defects sender inlineAnswers reports warnings privateData";
    expect(Object.keys(one).sort()).toEqual(fields.split(" ").sort());
    expect(one).toMatchObject({
      file: "one.eml",
      messageId: "<q1@customer.example>",
      from: { name: "Marta Oliveira", address: "marta@customer.example" },
      inReplyTo: [parents[1]],
      references: parents,
      newText: expect.stringContaining("New words.") as string,
      quotedText: expect.stringContaining("Old words.") as string,
      attachments: [],
      screen: { verdict: "human", answerable: true },
      authentication: { spf: "none", dkim: "none", dmarc: "none", trusted: false },
    });
    expect(one["newText"]).not.toContain("Old words.");
    expect(two).toMatchObject({ file: "two.eml", screen: { verdict: "auto-reply", answerable: false } });
    expect(readdirSync(smb.home)).toEqual([]);
  });

  it("shows a From that nobody can be answered at as it stands", async () => {
    const smb = newSmb();
    put(smb, "daemon.eml", "From: Mail Delivery <MAILER-DAEMON>\r\nSubject: failed\r\n\r\nNo such user.\r\n");
    put(smb, "nobody.eml", "Subject: failed\r\n\r\nNo such user.\r\n");
    const outcome = await smb.run(["inspect", "daemon.eml", "nobody.eml", "--json"]);
    expect(outcome.lines()).toMatchObject([
      { from: { name: "Mail Delivery", address: "MAILER-DAEMON" }, defects: ["no address in From"] },
      { from: null, defects: ["no From"] },
    ]);
  });
});

describe("smb reply", () => {
  it("drafts the same from a file and from standard input, and stores nothing", async () => {
    const smb = await withKnowledge();
    const mail = question({ id: "q1", subject: "Delivery" });
    put(smb, "mail.eml", mail);
    const [file, piped] = [
      await smb.run(["reply", "mail.eml", "--json"]),
      await smb.run(["reply", "-", "--json"], { stdin: mail }),
    ];
    const { timings, ...seen } = file.json();
    expect(piped.json()).toMatchObject(seen);
    expect(timings).toMatchObject({
      screen: expect.any(Number) as number,
      gate: expect.any(Number) as number,
    });
    expect(Object.keys(seen)).toEqual(
      "messageId to subject triage draft sources confidence decision reasons writer".split(" "),
    );
    expect(seen).toMatchObject({
      messageId: "<q1@customer.example>",
      to: { address: "marta@customer.example" },
      decision: "review",
      triage: { language: "en", asks: [{ text: DELIVERY_QUESTION }] },
      draft: { claims: [{ support: ["faq.txt#1"], verified: true, flags: [] }, {}, {}] },
    });
    expect((await smb.run(["log", "--json"])).stdout).toBe("");
  });
});

describe("help", () => {
  it("is data: on standard output, with exit 0, and lists every exit code", async () => {
    const smb = newSmb();
    const { code, stdout, stderr } = await smb.run(["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    for (const words of [
      "watch",
      "review",
      "ingest",
      "10 not set up",
      "11 another instance runs",
      "130 interrupted",
      "SMB_HOME",
    ])
      expect(stdout).toContain(words);
    expect((await smb.run(["outbox", "retry", "--help"])).stdout).toContain("--yes");
    expect((await smb.run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect(readdirSync(smb.home)).toEqual([]);
  });
});

describe("smb init --yes", () => {
  it("writes a template that smb accepts, for the owner alone, and never over another one", async () => {
    const smb = newSmb();
    const file = join(smb.home, "smb.config.yaml");
    expect((await smb.run(["init", "--yes", "--json"])).json()).toEqual({ file, template: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await smb.run(["status", "--json"])).json()).toMatchObject({ configuration: file, dryRun: true });
    writeFileSync(file, "# mine\n");
    expectComplaint(await smb.run(["init", "--yes"]), 1, file, "exists already");
    expect(statSync(file).size).toBe(7);
  });

  it("--here writes into the current folder", async () => {
    const smb = newSmb();
    await smb.run(["init", "--here", "--yes"]);
    expect([readdirSync(smb.cwd), readdirSync(smb.home)]).toEqual([["smb.config.yaml"], []]);
  });
});

describe("smb doctor", () => {
  it("without a configuration says so with exit 10, and checks the rest", async () => {
    const outcome = await newSmb().run(["doctor", "--json"]);
    expect(outcome.code).toBe(10);
    const checks = outcome.json()["checks"] as Json[];
    for (const check of checks) expect(Object.keys(check)).toEqual(["name", "outcome", "detail"]);
    const found = new Map(checks.map((check) => [check["name"], check["outcome"]]));
    expect(found.get("configuration")).toBe("fail");
    expect(found.get("knowledge")).toBe("warn");
    for (const name of ["node", "database", "embedder", "writer"]) expect(found.get(name), name).toBe("ok");
  });
});
