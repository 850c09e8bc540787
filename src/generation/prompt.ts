/** The prompts: packaged templates, the owner's in their place, checked before a mail depends on them. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Liquid as Engine, Template } from "liquidjs";
import { errorText, UserError } from "../errors.ts";
import { GenerationError } from "./generator.ts";
import { type PromptName, PROMPT_VALUES, type PromptValues } from "./prompt-values.ts";

export interface Prompt {
  /** Word for word the same for all mails, while the owner's settings are. */
  readonly system: string;
  readonly user: string;
  /** Name, and hash of the templates, `reply@1a2b3c4d`. */
  readonly id: string;
}

export interface PromptTemplates {
  /**
   * The values are put in as they stand: whoever hands in what a customer wrote has fenced it (see `fence`).
   *
   * @throws {UserError} where the owner's template is broken; {@link GenerationError} where this mail is too much for it.
   */
  render(name: PromptName, values: PromptValues): Promise<Prompt>;
}

/** The same, to be told at the start. */
export interface CheckedTemplates extends PromptTemplates {
  /** @throws {UserError} that names file and line of the first fault in any template. */
  check(): Promise<void>;
}

export interface PromptFolders {
  /** The owner's; each of its files stands in for the packaged one of that name. Null: there are none. */
  readonly own: string | null;
  readonly packaged: string;
}

const EXTENSION = ".liquid";

/** Of one template, in characters: larger than any context. */
const LONGEST_TEMPLATE = 100_000;
/** Of one prompt. A template that takes longer loops. */
const RENDER_MILLISECONDS = 2_000;
/** As liquidjs counts: about the characters that it builds. */
const RENDER_MEMORY = 20_000_000;

/** The templates of these folders, read once, when first asked for. */
export function promptTemplates(folders: PromptFolders): CheckedTemplates {
  let loading: Promise<(name: PromptName) => LoadedTemplate> | undefined;
  const loaded = async (name: PromptName): Promise<LoadedTemplate> =>
    (await (loading ??= load(folders)))(name);
  return {
    async check() {
      for (const name of NAMES) {
        const { engine, parts, file } = await loaded(name);
        // With empty values: what loops, or includes what there is not, is found before a mail waits for it.
        for (const part of [parts.system, parts.user])
          await (engine.render([...part], emptyValues(name)) as Promise<unknown>).catch((error: unknown) => {
            throw new UserError(`${file} gives no prompt: ${whatOf(error)}`, MEND, undefined, {
              cause: error,
            });
          });
      }
    },
    async render(name, values) {
      const { engine, parts, id, file } = await loaded(name);
      const fill = async (part: readonly Template[]): Promise<string> => {
        try {
          return ((await engine.render([...part], values)) as string).trim();
        } catch (error) {
          throw new GenerationError("unavailable", `${file} gave no prompt: ${whatOf(error)}`, {
            cause: error,
          });
        }
      };
      return { system: await fill(parts.system), user: await fill(parts.user), id };
    },
  };
}

const NAMES = Object.keys(PROMPT_VALUES) as PromptName[];

interface LoadedTemplate {
  readonly engine: Engine;
  /** Where it was read from. */
  readonly file: string;
  readonly id: string;
  readonly parts: { readonly system: readonly Template[]; readonly user: readonly Template[] };
}

interface TemplateFile {
  readonly file: string;
  readonly text: string;
}

type Files = ReadonlyMap<string, TemplateFile>;

async function load({ own, packaged }: PromptFolders): Promise<(name: PromptName) => LoadedTemplate> {
  const files: Files = new Map([
    ...(await filesOf(packaged)),
    ...(own === null ? [] : await filesOf(own, "Mend the path at `replies.prompts`, or leave it out.")),
  ]);
  const { Liquid } = await import("./liquid.ts");
  const engine = new Liquid({
    // From memory alone: no tag of a template reads a file of its own choice.
    templates: Object.fromEntries([...files].map(([name, { text }]) => [name, text])),
    cache: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    parseLimit: LONGEST_TEMPLATE,
    renderLimit: RENDER_MILLISECONDS,
    memoryLimit: RENDER_MEMORY,
  });
  const known = new Map<PromptName, LoadedTemplate>();
  return (name) => {
    const template = known.get(name) ?? loadTemplate(name, files, engine);
    known.set(name, template);
    return template;
  };
}

async function filesOf(folder: string, next?: string): Promise<[string, TemplateFile][]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION)).sort();
    return await Promise.all(
      names.map(async (name): Promise<[string, TemplateFile]> => {
        const file = join(folder, name);
        return [name, { file, text: (await readFile(file, "utf8")).replaceAll("\r\n", "\n") }];
      }),
    );
  } catch (error) {
    throw new UserError(`The prompts in ${folder} cannot be read: ${errorText(error)}`, next, undefined, {
      cause: error,
    });
  }
}

function loadTemplate(name: PromptName, files: Files, engine: Engine): LoadedTemplate {
  const found = files.get(`${name}${EXTENSION}`);
  if (found === undefined) throw new UserError(`The prompt ${name}${EXTENSION} is missing`);
  const { file, text } = found;
  const lines = text.split("\n");
  const divide = lines.findIndex((line) => line.trimEnd() === DIVIDER);
  if (divide < 0)
    throw new UserError(
      `${file} has no line with \`${DIVIDER}\` alone`,
      "What is above it is the same for all mails; what is below it is about one.",
    );
  const { always, mail } = PROMPT_VALUES[name];
  // Blank lines in place of the system part: the lines of faults are those of the file.
  const parse = (part: string, known: readonly string[]): Template[] =>
    parsed(part, known, { name: `${name}${EXTENSION}`, files, engine });
  const system = parse(lines.slice(0, divide).join("\n"), always);
  const user = parse("\n".repeat(divide + 1) + lines.slice(divide + 1).join("\n"), [...always, ...mail]);
  // All of them: which others a template includes may be a matter of its variables.
  const texts = [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { text: own }]) => own);
  const hash = createHash("sha256").update([text, ...texts].join("\0"));
  return { engine, file, id: `${name}@${hash.digest("hex").slice(0, 8)}`, parts: { system, user } };
}

const DIVIDER = "---";

/** One part of a template, whose variables are all known. */
function parsed(
  part: string,
  known: readonly string[],
  { name, files, engine }: { name: string; files: Files; engine: Engine },
): Template[] {
  let templates: Template[];
  let globals: Readonly<Record<string, readonly { readonly location: Location }[]>>;
  try {
    templates = engine.parse(part, name);
    // Reads what it includes, too: their faults are found here.
    globals = engine.analyzeSync(templates).globals;
  } catch (error) {
    throw faultIn(placeOf(error, name, part), whatOf(error), files, error);
  }
  for (const [variable, uses] of Object.entries(globals)) {
    const use = uses[0]?.location;
    if (known.includes(variable)) continue;
    const there = known.map((one) => `\`${one}\``).join(", ");
    throw faultIn(
      use ?? { row: 1, file: name },
      `\`${variable}\` is not known here; known are ${there}`,
      files,
    );
  }
  return templates;
}

interface Location {
  readonly row: number;
  readonly file?: string | undefined;
}

/** liquidjs's errors carry the token at fault, and that its file; one for a file that there is not names that file alone. */
function placeOf(error: unknown, name: string, text: string): Location {
  const { token } = error as { token?: { getPosition?: () => [number, number]; file?: string } };
  if (token !== undefined) return { row: token.getPosition?.()[0] ?? 1, file: token.file ?? name };
  const [, missing = "\n"] = /lookup "([^"]*)"/u.exec(errorText(error)) ?? [];
  const at = text.indexOf(missing);
  return { row: text.slice(0, Math.max(at, 0)).split("\n").length, file: name };
}

const MEND = "Mend the template, or take it away: smb's own stands in for it.";

const emptyValues = (name: PromptName): PromptValues =>
  Object.fromEntries(
    [...PROMPT_VALUES[name].always, ...PROMPT_VALUES[name].mail].map((value) => [value, EMPTY[value] ?? ""]),
  );

/** Values that are lists or have fields; all others are texts. */
const EMPTY: PromptValues = Object.fromEntries(
  [
    ...["intents", "priorities", "sentiments", "languages", "products", "asks", "entities", "passages"],
    "past_replies",
  ]
    .map((value): [string, unknown] => [value, []])
    .concat([["limits", { characters: 1, claims: 1, intents: 1, summary: 1, asks: 1 }]]),
);

const faultIn = ({ row, file = "" }: Location, what: string, files: Files, cause?: unknown): UserError =>
  new UserError(`${files.get(file)?.file ?? file}, line ${row}: ${what}`, MEND, undefined, { cause });

/** What liquidjs says, without the place, which it repeats. */
const whatOf = (error: unknown): string =>
  errorText(error)
    .replace(/, (?:file:.*?, )?line:\d+, col:\d+$/u, "")
    .replace(/^ENOENT: Failed to lookup ("[^"]*") .*/u, "there is no template $1");
