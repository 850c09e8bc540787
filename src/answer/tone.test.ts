import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDesk } from "../../fixtures/desk.ts";
import { ingest } from "../knowledge/ingest.ts";
import { hashFile, listSources } from "../knowledge/loaders/files.ts";
import { loadFile } from "../knowledge/loaders/index.ts";
import { detectLanguage } from "../mail/language.ts";
import { pastReplies } from "./tone.ts";

test("the likest past replies are given, without anybody's data; other knowledge is none", async () => {
  const desk = await openDesk();
  const give = pastReplies(desk.road.search);
  expect(await give("How long does delivery to Portugal take?", 3)).toEqual([]);
  const said = [
    [
      "How long does my parcel to Portugal take?",
      "Hi Grace! Five days. Ask grace@customer.example or 4111 1111 1111 1111.",
    ],
    ["Can I return the lamp?", `Of course you can! ${"We are glad to help. ".repeat(60)}`],
  ];
  const records = said.map(([question, answer]) => JSON.stringify({ kind: "reply", question, answer }));
  await writeFile(join(desk.folder, "knowledge", "replies.ndjson"), `${records.join("\n")}\n`);
  await ingest(
    { ...(await listSources([join(desk.folder, "knowledge")])), dryRun: false },
    {
      ...{ index: desk.store.passages, embedder: desk.road.search.embedder, hash: hashFile },
      ...{ load: (file) => loadFile(file.path, file.name), language: detectLanguage },
      ...{ progress: () => undefined, signal: new AbortController().signal },
    },
  );
  const [first, ...others] = await give("How long does delivery to Portugal take?", 1);
  expect(others).toEqual([]);
  expect(first).toContain("Hi Grace! Five days.");
  expect(first).not.toMatch(/customer\.example|4111/u);
  expect((await give("May I return a lamp?", 2))[0]?.length).toBe(600);
});
