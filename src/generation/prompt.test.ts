import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageFile } from "../package-files.ts";
import { GenerationError } from "./generator.ts";
import { type CheckedTemplates, promptTemplates } from "./prompt.ts";

const packaged = packageFile("prompts");

const folder = (files: Readonly<Record<string, string>>): string => {
  const path = mkdtempSync(join(tmpdir(), "smb-prompts-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
};

const own = (files: Readonly<Record<string, string>>): CheckedTemplates =>
  promptTemplates({ own: folder(files), packaged });

const VALUES = {
  owner: "Lamp & Co <shop>",
  limits: { claims: 6, characters: 400 },
  language: "German",
  mail: "[mail]\n| Is it {{ owner }}?\n[end of mail]",
  passages: ["[passage 1]\n| Two years.\n[end of passage 1]"],
  past_replies: [],
  asks: ["1. “Is it?”"],
};

describe("the packaged reply prompt", () => {
  const templates = promptTemplates({ own: null, packaged });

  test("has a system part that is the same for two mails, and a user part with what this one says", async () => {
    const one = await templates.render("reply", VALUES);
    const other = await templates.render("reply", {
      ...VALUES,
      mail: "[mail]\n| x\n[end of mail]",
      asks: [],
    });
    expect(other.system).toBe(one.system);
    expect(other.user).not.toBe(one.user);
    expect(one.user).toContain("| Two years.");
    expect(one.user).toContain("“Is it?”");
    expect(one.user).toContain("German");
  });

  test("puts values in as they stand: nothing is escaped, and no mark-up in them runs", async () => {
    const { system, user } = await templates.render("reply", VALUES);
    expect(system).toContain("for Lamp & Co <shop>.");
    expect(user).toContain("| Is it {{ owner }}?");
  });

  test("is named by its text", async () => {
    const { id } = await templates.render("reply", VALUES);
    expect(id).toMatch(/^reply@[0-9a-f]{8}$/u);
    expect((await own({}).render("reply", VALUES)).id).toBe(id);
    expect((await own({ "rules.liquid": "- Be short." }).render("reply", VALUES)).id).not.toBe(id);
    expect((await own({ "reply.liquid": "a\n---\nb" }).render("reply", VALUES)).id).not.toBe(id);
  });
});

describe("the owner's templates", () => {
  test("stand in for the packaged ones, each for the one of its name", async () => {
    const templates = own({ "reply.liquid": "I am {{ owner }}.\r\n---\r\nSay {{ mail }}\r\n" });
    expect(await templates.render("reply", { ...VALUES, mail: "x" })).toMatchObject({
      system: "I am Lamp & Co <shop>.",
      user: "Say x",
    });
  });

  test("may be the tone and rules alone", async () => {
    const { system } = await own({ "rules.liquid": "- Never mention {{ owner }}'s rivals." }).render(
      "reply",
      VALUES,
    );
    expect(system).toContain("- Never mention Lamp & Co <shop>'s rivals.");
    expect(system).toContain("one JSON object");
  });

  test.each([
    ["an unknown filter", "a\n---\nb\n{{ mail | shout }}", "reply.liquid, line 4: undefined filter: shout"],
    [
      "a tag that is not closed",
      "a\n{% if owner %}\n---\nb",
      "reply.liquid, line 2: tag {% if owner %} not closed",
    ],
    [
      "an output that is not closed",
      "a\n---\n\n{{ mail",
      'reply.liquid, line 4: output "{{ mail" not closed',
    ],
    ["an unknown tag", "{% shell 'ls' %}\n---\nb", 'reply.liquid, line 1: tag "shell" not found'],
    [
      "a value that there is not",
      "a\n---\nb\n\n{{ customer }}",
      "reply.liquid, line 5: `customer` is not known here",
    ],
    [
      "a mail's value in the part for all mails",
      "a {{ mail }}\n---\nb",
      "reply.liquid, line 1: `mail` is not known here",
    ],
    ["one part", "a {{ mail }}\n ---\nb", "reply.liquid has no line with `---` alone"],
    [
      "a file outside",
      "a\n---\n{% render '../../../etc/passwd' %}",
      "reply.liquid, line 3: there is no template",
    ],
    [
      "a file outside, by its full path",
      "a\n---\n{% include '/etc/passwd' %}",
      "reply.liquid, line 3: there is no template",
    ],
  ])("with %s are refused, and the refusal names file and line", async (_, text, message) => {
    await expect(own({ "reply.liquid": text }).render("reply", VALUES)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining(message) as string,
    });
  });

  test("are refused for a fault in what they include, by that file's name and line", async () => {
    const templates = own({ "rules.liquid": "- a\n- {{ own | nothing }}" });
    await expect(templates.render("reply", VALUES)).rejects.toThrow(
      /rules\.liquid, line 2: undefined filter/u,
    );
  });

  test("in a folder that there is not are refused", async () => {
    await expect(promptTemplates({ own: "/nowhere/prompts", packaged }).check()).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("/nowhere/prompts") as string,
    });
  });

  test("are all checked before a mail depends on them", async () => {
    await expect(own({ "triage.liquid": "{{ nothing }}\n---\nb" }).check()).rejects.toThrow(
      /triage\.liquid, line 1/u,
    );
    await expect(own({ "triage.liquid": "a\n---\nb" }).check()).resolves.toBeUndefined();
  });

  test.each([
    ["never end", "{% for i in (1..1000000000) %}{{ i }}{% endfor %}"],
    [
      "fill the memory",
      "{% assign s = 'x' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}",
    ],
  ])("that %s cost this mail its model, no more", async (_, text) => {
    const templates = own({ "reply.liquid": `a\n---\n${text}` });
    await expect(templates.render("reply", VALUES)).rejects.toBeInstanceOf(GenerationError);
  });

  test("reach nothing of a value but what it has of its own", async () => {
    const templates = own({ "reply.liquid": "a\n---\n[{{ asks.constructor.name }}{{ mail.__proto__ }}]" });
    const prompt = templates.render("reply", VALUES);
    await expect(prompt).rejects.toBeInstanceOf(GenerationError);
  });
});

test.each([
  ["never ends", "{% for i in (1..900000000) %}x{% endfor %}"],
  ["includes what there is not, by a variable", '{% assign f = "../../etc/passwd" %}{% include f %}'],
])("a template that %s is refused before a mail waits for it", async (_what, text) => {
  const templates = own({ "reply.liquid": `${text}\n---\n{{ mail }}` });
  await expect(templates.check()).rejects.toThrow(/reply\.liquid/);
});

test("another rule is another prompt, by whatever name it is included", async () => {
  const text = '{% assign f = "rules.liquid" %}{% include f %}\n---\n{{ mail }}';
  const one = await own({ "reply.liquid": text, "rules.liquid": "- Be brief.\n" }).render("reply", VALUES);
  const other = await own({ "reply.liquid": text, "rules.liquid": "- Be long.\n" }).render("reply", VALUES);
  expect(other.id).not.toBe(one.id);
});
