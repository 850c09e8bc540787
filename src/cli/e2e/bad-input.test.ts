/** Knowledge and mail that is damaged, huge or no such thing: the rest goes on, and nothing is passed over in silence. */
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { question } from "./mail-servers.ts";
import { expectComplaint, expectNoFault, newSmb, type Outcome, type Smb } from "./smb.ts";

const put = (smb: Smb, name: string, content: string | Uint8Array): void =>
  writeFileSync(join(smb.cwd, name), content);

/** The file is on record as a problem with these words, and smb says so beside the data as well. */
const expectProblem = (outcome: Outcome, code: number, source: string, words: string): void => {
  expectNoFault(outcome);
  expect(outcome.json()["errors"]).toEqual([
    { source: expect.stringContaining(source) as string, message: expect.stringContaining(words) as string },
  ]);
  expect(outcome.stderr).toContain(words);
  expect(outcome.code).toBe(code);
};

describe("knowledge", () => {
  it.each([
    ["binary.txt", Buffer.from([1, 0, 2, 0, 3]), "is not text"],
    ["empty.md", "", "is empty"],
    ["blank.txt", " \n\n", "is empty"],
    ["manual.odt", "PK", "cannot read .odt"],
    ["manual.pdf", "%PDF-1.7", "is damaged"],
    ["list.json", "[]", "empty list"],
    ["table.csv", "\n", "empty"],
  ])(
    "%s is refused by itself with exit 1, and beside a good file with exit 3",
    async (name, content, words) => {
      const smb = newSmb();
      put(smb, name, content);
      expectProblem(await smb.run(["ingest", name, "--json"]), 1, name, words);
      put(smb, "good.txt", "Q: Why?\nA: Because.\n");
      const both = await smb.run(["ingest", name, "good.txt", "--json"]);
      expectProblem(both, 3, name, words);
      expect(both.json()).toMatchObject({ added: 1, passages: 1 });
    },
  );

  it("of 200 MB text is refused with advice, and not read", async () => {
    const smb = newSmb();
    const file = openSync(join(smb.cwd, "huge.txt"), "w");
    // Sparse: it takes no room on the disk.
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
    expectProblem(await smb.run(["ingest", "huge.txt", "--json"]), 1, "huge.txt", "NDJSON");
  });

  it("of 20 MB NDJSON is taken in whole", async () => {
    const smb = newSmb();
    const filler = "returns policy ".repeat(500);
    const lines = Array.from({ length: 2700 }, (_, i) =>
      JSON.stringify({ id: `r${i}`, question: `q ${i}`, answer: `Answer ${i}.`, note: filler }),
    );
    put(smb, "large.ndjson", lines.join("\n"));
    const outcome = await smb.run(["ingest", "large.ndjson", "--json"]);
    expect(outcome.json()).toMatchObject({ added: 2700, errors: [] });
    expect(outcome.code).toBe(0);
  });

  it("in latin-1 keeps its umlauts", async () => {
    const smb = newSmb();
    put(smb, "latin.txt", Buffer.from("Q: Was kostet das Päckchen?\nA: Zwölf Euro.\n", "latin1"));
    expect((await smb.run(["ingest", "latin.txt"])).code).toBe(0);
    const { hits } = (await smb.run(["search", "Päckchen", "--json"])).json();
    expect(hits).toMatchObject([{ text: "Zwölf Euro." }]);
  });

  it("that is not there is named, and what was known stays", async () => {
    const smb = newSmb();
    put(smb, "good.txt", "Q: Why?\nA: Because.\n");
    await smb.run(["ingest", "good.txt"]);
    expectProblem(await smb.run(["ingest", "gone.md", "--json"]), 1, "gone.md", "does not exist");
    expect((await smb.run(["search", "why", "--json"])).json()["hits"]).toHaveLength(1);
  });

  it("with one broken NDJSON line goes in without that line, with exit 3", async () => {
    const smb = newSmb();
    put(
      smb,
      "faq.ndjson",
      '{"id":"a","question":"why","answer":"because"}\n{broken\n{"id":"b","question":"how","answer":"so"}\n',
    );
    const outcome = await smb.run(["ingest", "faq.ndjson", "--json"]);
    expectProblem(outcome, 3, "faq.ndjson line 2", "is not JSON");
    expect(outcome.json()).toMatchObject({ added: 2, passages: 2 });
  });

  it("that was damaged since keeps what it gave before", async () => {
    const smb = newSmb();
    put(smb, "faq.txt", "Q: Why?\nA: Because.\n");
    await smb.run(["ingest", "faq.txt"]);
    put(smb, "faq.txt", Buffer.from([0, 0, 0]));
    expect((await smb.run(["ingest", "faq.txt", "--json"])).json()).toMatchObject({ removed: 0 });
    expect((await smb.run(["search", "why", "--json"])).json()["hits"]).toHaveLength(1);
  });
});

describe("a Maildir", () => {
  it("with a 50 MB mail, an empty file and a folder in the wrong place gives all that can be read", async () => {
    const smb = newSmb();
    const mail = join(smb.home, "mail");
    for (const part of ["new", "cur", "tmp", "new/folder"]) mkdirSync(join(mail, part), { recursive: true });
    writeFileSync(
      join(smb.home, "smb.config.yaml"),
      "owner: { name: A, address: support@example.com }\nmailbox: { type: maildir, path: mail }\n",
    );
    writeFileSync(join(mail, "new", "1.small"), question({ id: "small", subject: "Small" }));
    writeFileSync(join(mail, "new", "2.empty"), "");
    writeFileSync(
      join(mail, "new", "3.large"),
      withAttachment(question({ id: "large", subject: "Large" }), 50_000_000),
    );
    writeFileSync(
      join(mail, "new", "4.binary"),
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)),
    );

    const outcome = await smb.run(["watch", "--once", "--json", "--since", "2020-01-01"]);
    expectNoFault(outcome);
    expect(outcome.stderr).toContain(join(mail, "new", "folder"));
    expect(outcome.code).toBe(3);
    expect(outcome.lines().at(-1)).toMatchObject({ summary: true, fetched: 4, moved: 4, problems: 1 });
    const states = new Map(outcome.lines().map(({ messageId, state }) => [messageId, state]));
    expect(states.get("<small@customer.example>")).toBe("hold");
    expect(states.get("<large@customer.example>")).toBe("hold");

    const log = await smb.run(["log", "--json"]);
    expect(log.lines()).toHaveLength(4);
    expect(
      log
        .lines()
        .filter(({ messageId }) => messageId === null)
        .map(({ verdict }) => verdict),
    ).toEqual(["malformed", "malformed"]);
    expect((await smb.run(["watch", "--once", "--json"])).lines().at(-1)).toMatchObject({
      fetched: 0,
      moved: 0,
    });
  });
});

describe("mail files", () => {
  it("that can be read are shown although others cannot, with exit 3", async () => {
    const smb = newSmb();
    put(smb, "good.eml", question({ id: "q1", subject: "Hello" }));
    const outcome = await smb.run(["inspect", "missing.eml", "good.eml", ".", "--json"]);
    expect(outcome.code).toBe(3);
    expect(outcome.lines().map(({ file }) => file)).toEqual(["good.eml"]);
    expect(outcome.stderr).toContain("missing.eml cannot be read");
    expect(outcome.stderr).toContain("name a file that holds one mail");
    expectNoFault(outcome);
  });

  it("that are no mails at all are malformed, not errors", async () => {
    const smb = newSmb();
    put(smb, "empty.eml", "");
    put(smb, "noise.eml", Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 37) % 256)));
    const outcome = await smb.run(["inspect", "empty.eml", "noise.eml", "--json"]);
    expect(outcome.code).toBe(0);
    expect(outcome.lines()).toMatchObject([
      { screen: { verdict: "malformed", answerable: false } },
      { screen: { answerable: false } },
    ]);
  });
});

describe("queries and cases for scripts", () => {
  it("that have the wrong form are named with file and line", async () => {
    const smb = newSmb();
    put(smb, "queries.ndjson", '{"id":1,"query":"why"}\n{"id":2}\n');
    const search = await smb.run(["search", "--batch", "queries.ndjson"]);
    expect(search.stderr).toContain("queries.ndjson:2: query");
    expect(search.code).toBe(1);
    expect(search.lines()).toEqual([{ id: 1, hits: [] }]);
    expectComplaint(
      await smb.run(["eval", "retrieval", "--data", "queries.ndjson"]),
      1,
      "queries.ndjson:1: relevant",
    );
  });
});

/** The mail as the first part of a multipart one, with `size` bytes of base64 behind it. */
function withAttachment(mail: string, size: number): string {
  const [head = "", body = ""] = mail.split(/\r\n\r\n(.*)/su);
  const line = `${"QUJD".repeat(19)}\r\n`;
  return [
    head.replace(/^Content-Type: .*$/mu, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b"),
    "",
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`,
    `--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(size / line.length)}`,
    "--b--\r\n",
  ].join("\r\n");
}
