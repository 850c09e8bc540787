/** What a server that speaks Hugging Face's API says of a repository's files. */
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { type Asked, lineError, statusError } from "./errors.ts";

/** As `hf` and `huggingface_hub` name it: for mirrors, and servers inside a company. */
const ENDPOINT_VARIABLE = "HF_ENDPOINT";
const ENDPOINT = "https://huggingface.co";

/** A checksum that the server gives: of the content (large files), or git's of the blob (small ones). */
export interface Checksum {
  readonly kind: "sha256" | "git";
  readonly hex: string;
}

export interface HubFile {
  readonly path: string;
  readonly bytes: number;
  readonly checksum: Checksum;
  readonly url: string;
}

export interface HubRepository {
  /** The commit that the files are of. */
  readonly revision: string;
  readonly files: readonly HubFile[];
}

const HEX = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const answerSchema = z.object({
  sha: z.string().regex(HEX),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.number().int().nonnegative().nullish(),
      blobId: z.string().regex(HEX).nullish(),
      lfs: z.object({ sha256: z.string().regex(HEX), size: z.number().int().nonnegative() }).nullish(),
    }),
  ),
});

/** Throws a `UserError` where the variable is no address. */
export function endpointOf(env: Asked["env"]): string {
  const set = env[ENDPOINT_VARIABLE]?.trim() ?? "";
  const text = set === "" ? ENDPOINT : set;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UserError(`${ENDPOINT_VARIABLE} is no web address: ${text}`, `for example ${ENDPOINT}`);
  return text.replace(/\/+$/, "");
}

/** Paths in a repository, or which of those that it has. */
export type Wanted = readonly string[] | ((available: readonly string[]) => readonly string[]);

/** Looks up the commit that `main` stands for now, with size and checksum of each of the wanted files. */
export async function lookUp(
  repository: string,
  wanted: Wanted,
  { env, signal }: { readonly env: Asked["env"]; readonly signal: AbortSignal },
): Promise<HubRepository> {
  const endpoint = endpointOf(env);
  const asked = { url: `${endpoint}/api/models/${repository}/revision/main?blobs=true`, env };
  const response = await fetch(asked.url, { signal, headers: { accept: "application/json" } }).catch(
    (error: unknown) => {
      throw lineError(error, asked);
    },
  );
  if (!response.ok) throw statusError(response, asked);
  const answer = answerSchema.safeParse(await bodyOf(response, asked));
  if (!answer.success) throw notTheApi(asked.url);
  const { sha, siblings } = answer.data;
  const files = typeof wanted === "function" ? wanted(siblings.map(({ rfilename }) => rfilename)) : wanted;
  return {
    revision: sha,
    files: files.map((path) => {
      const found = siblings.find(({ rfilename }) => rfilename === path);
      const bytes = found?.lfs?.size ?? found?.size ?? null;
      const hex = found?.lfs?.sha256 ?? found?.blobId ?? null;
      if (!found || bytes === null || hex === null)
        throw new UserError(
          `${repository} at ${endpoint} has no ${path}`,
          "The model may have changed its form: look at its page, or download its files by hand, and `smb models use FOLDER`.",
        );
      const checksum: Checksum = { kind: found.lfs ? "sha256" : "git", hex };
      return { path, bytes, checksum, url: `${endpoint}/${repository}/resolve/${sha}/${path}` };
    }),
  };
}

async function bodyOf(response: Response, asked: Asked): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw lineError(error, asked);
  });
  try {
    return JSON.parse(text);
  } catch {
    // A captive portal or a proxy's page, mostly.
    throw notTheApi(asked.url);
  }
}

const notTheApi = (url: string): UserError =>
  new UserError(
    `${url} is not answered as Hugging Face does`,
    "A login page of the network, a proxy, or an HF_ENDPOINT that is no mirror may stand in between.",
  );
