import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { heldClock } from "../fixtures/clock.ts";
import { temporaryFolder } from "../fixtures/databases/scenes.ts";
import { writeGgufChat } from "../fixtures/models/gguf-chat.ts";
import { type GenerationParts, generationParts, type Instead } from "./app-generation.ts";
import { configSchema } from "./config/schema.ts";
import { UserError } from "./errors.ts";
import { packageFile } from "./package-files.ts";

const owner = { name: "Shop", address: "help@shop.example" };
const mailbox = { type: "maildir", path: "mail" };

const partsOf = (given: object = {}, instead: Instead = {}, folder = temporaryFolder()) =>
  generationParts({
    config: configSchema.parse({ owner, mailbox, ...given }),
    paths: { models: join(folder, "models"), modelChoices: join(folder, "models.json"), cache: folder },
    clock: heldClock(),
    cwd: folder,
    secret: () => Promise.resolve("key"),
    instead,
  });

const ask = async ({ generator }: GenerationParts, user: string): Promise<string | undefined> => {
  const about = { purpose: "reply", prompt: "reply@0", passages: [] } as const;
  const settings = { schema: null, maxTokens: 64, temperature: 0, seed: 1, about };
  return (await generator?.generate({ system: "s", user, ...settings }))?.text;
};

test("where no model is chosen there is none, and how to get one is told", async () => {
  const { generator, hint, notes, settings } = await partsOf();
  expect([generator, notes]).toEqual([null, []]);
  expect(hint).toContain("smb models pull writer");
  expect(settings).toEqual({ temperature: 0, maxTokens: 1024, seed: 1 });
});

test("who wants none is told nothing", async () => {
  expect(await partsOf({ model: { type: "none" } })).toMatchObject({
    generator: null,
    hint: null,
    notes: [],
  });
});

test("a server is named by model and host, and asked nothing at the start", async () => {
  const model = { type: "openai", url: "http://127.0.0.1:9/v1", name: "m", key: { env: "KEY" } };
  const { generator, hint } = await partsOf({ model });
  expect(generator).toMatchObject({ id: "openai:m@127.0.0.1:9", contextTokens: 8192 });
  expect(hint).toBeNull();
});

describe("in place of what is configured", () => {
  test("a file on this machine writes", async () => {
    const folder = temporaryFolder();
    const model = await writeGgufChat(join(folder, "tiny.gguf"), { script: "Within 30 days." }).then(() =>
      join(folder, "tiny.gguf"),
    );
    const parts = await partsOf({ model: { type: "none" } }, { model }, folder);
    expect(parts.generator?.id).toMatch(/^tiny\.gguf@[0-9a-f]{12}$/);
    expect(await ask(parts, "How long?")).toBe("Within 30 days.");
    await parts.close();
  });

  test("nothing writes", async () => {
    const model = { type: "openai", url: "http://127.0.0.1:9/v1", name: "m" };
    expect((await partsOf({ model }, { model: "none" })).generator).toBeNull();
  });

  test("a file that is not there is an error that says so", async () => {
    const missing = partsOf({}, { model: "/nowhere/x.gguf" });
    await expect(missing).rejects.toThrow(UserError);
    await expect(missing).rejects.toThrow("/nowhere/x.gguf");
  });

  test("the templates of a folder are used, and the rest stays smb's", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "own"));
    cpSync(packageFile("prompts/reply.liquid"), join(folder, "own", "reply.liquid"));
    writeFileSync(join(folder, "own", "rules.liquid"), "- Say thou.\n");
    const values = {
      owner: "Shop",
      limits: { characters: 9, claims: 2 },
      subject: "",
      mail: "",
      language: "en",
    };
    const of = async (instead: Instead) => {
      const { prompts } = await partsOf({}, instead, folder);
      await prompts.check();
      return prompts.render("reply", { ...values, asks: [], passages: [], past_replies: [] });
    };
    const own = await of({ prompts: "own" });
    expect(own.system).toContain("Say thou.");
    expect((await of({})).id).not.toBe(own.id);
  });
});
