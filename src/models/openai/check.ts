/** Whether the configured server is there and knows the model, for `smb doctor`. */
import { z } from "zod";
import { errorText, isUserError } from "../../errors.ts";
import { GenerationError } from "../../generation/generator.ts";
import { textOf } from "./answer.ts";
import { untilAborted } from "../until-aborted.ts";
import { Deadline } from "./deadline.ts";
import { complaintOf, failureOf, lineError, quotable, redirected } from "./errors.ts";
import { endpointOf, hostOf, keyReader, type OpenaiDeps, type OpenaiServer } from "./server.ts";

/** A person waits. */
const PATIENCE = 10_000;
/** OpenAI's own list is 20 kB; a gateway's to everything is some hundreds. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_NAMED = 5;

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Never rejects. Nothing is generated, so nothing is paid for. */
export async function checkOpenai(
  server: OpenaiServer,
  deps: Pick<OpenaiDeps, "fetch" | "clock">,
  signal?: AbortSignal,
): Promise<string | { readonly warn: string }> {
  try {
    const host = hostOf(server);
    const known = await modelsOf(server, host, deps, signal);
    const id = `openai:${server.name}@${host}`;
    if (known === null) return `${id} is there; it does not say which models it has`;
    if (known.some((name) => isSame(name, server.name))) return `${id} is there and has the model`;
    const some = known.slice(0, MOST_NAMED).map((name) => quotable(name, null));
    const rest = known.length > MOST_NAMED ? ` and ${known.length - MOST_NAMED} more` : "";
    return {
      warn: `${host} is there, but has no ${server.name} → set model.name to one that it has: ${some.join(", ") || "none"}${rest}`,
    };
  } catch (error) {
    return {
      warn:
        isUserError(error) && error.next !== undefined
          ? `${error.message} → ${error.next}`
          : errorText(error),
    };
  }
}

/** The models' names; null where the server gives no list. */
async function modelsOf(
  server: OpenaiServer,
  host: string,
  deps: Pick<OpenaiDeps, "fetch" | "clock">,
  given: AbortSignal | undefined,
): Promise<readonly string[] | null> {
  const endpoint = endpointOf(server)("models");
  const late = () => new GenerationError("timeout", `${host} did not answer within ${PATIENCE / 1000} s`);
  const deadline = new Deadline(deps.clock, PATIENCE, late, given);
  deadline.start();
  const { signal } = deadline;
  try {
    const key = await untilAborted(keyReader(server)(), signal);
    const headers = {
      accept: "application/json",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    };
    const response = await (deps.fetch ?? fetch)(endpoint, { redirect: "manual", signal, headers });
    const body = await textOf(response, MOST_BYTES, host);
    if (response.status >= 300 && response.status < 400) throw redirected(response, endpoint);
    // Not every gateway has the list, and what it has may have no form.
    if (response.status === 404 || response.status === 405) return null;
    if (!response.ok) throw failureOf(complaintOf(response, body, key, deps.clock.now()), host, server.name);
    return namesIn(body);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof GenerationError ? error : lineError(error, host);
  } finally {
    deadline.lift();
  }
}

function namesIn(body: string): readonly string[] | null {
  try {
    return listSchema.parse(JSON.parse(body)).data.map(({ id }) => id);
  } catch {
    return null;
  }
}

/** Gemini lists `models/NAME` and takes NAME, Ollama NAME:latest. */
const isSame = (listed: string, configured: string): boolean =>
  [listed, listed.replace(/^models\//, ""), listed.replace(/:latest$/, "")].includes(
    configured.replace(/^models\//, ""),
  );
