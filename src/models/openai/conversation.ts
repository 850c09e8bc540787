/** One question to the server and its answer, in the dialect that the server turns out to speak. */
import { GenerationError, type GenerationRequest } from "../../generation/generator.ts";
import { type Answer, ComplaintInside, MOST_ERROR_BYTES, readAnswer, textOf } from "./answer.ts";
import { untilAborted } from "../until-aborted.ts";
import { type Complaint, complaintOf, failureOf, isTooLong, lineError, redirected } from "./errors.ts";
import { bodyOf, FIRST_MANNERS, type Manners, steppedDown } from "./manners.ts";
import { endpointOf, hostOf, keyReader, type OpenaiDeps, type OpenaiServer } from "./server.ts";

export class Conversation {
  /** What this server takes, as far as it has shown by now. */
  private manners: Manners = FIRST_MANNERS;
  private readonly endpoint: URL;
  private readonly host: string;
  private readonly keyOf: () => Promise<string | null>;

  /** Throws a `UserError` where the address is one that mails must not be sent to. */
  constructor(
    private readonly server: OpenaiServer,
    private readonly deps: OpenaiDeps,
    /** Waits until another request may be made. */
    private readonly withinRate: (signal: AbortSignal) => Promise<void>,
  ) {
    this.endpoint = endpointOf(server)("chat/completions");
    this.host = hostOf(server);
    this.keyOf = keyReader(server);
  }

  /**
   * Asks, and asks again without what the server does not take; each round leaves something out, so it ends.
   *
   * @throws {GenerationError} `Passing` where another try may help; what `signal` was aborted with where it was.
   */
  async ask(request: GenerationRequest, signal: AbortSignal): Promise<Answer> {
    for (;;) {
      const outcome = await this.exchange(request, signal);
      if (!("status" in outcome)) return outcome;
      const next = isTooLong(outcome) ? null : steppedDown(this.manners, request, outcome);
      if (next === null) throw failureOf(outcome, this.host, this.server.name);
      this.manners = next;
      await this.withinRate(signal);
    }
  }

  private async exchange(request: GenerationRequest, signal: AbortSignal): Promise<Answer | Complaint> {
    const { host } = this;
    try {
      const key = await untilAborted(this.keyOf(), signal);
      const response = await this.post(request, key, signal);
      if (response.ok) return await readAnswer(response, { host, key, maxTokens: request.maxTokens });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw redirected(response, this.endpoint);
      }
      const body = await textOf(response, MOST_ERROR_BYTES, host);
      return complaintOf(response, body, key, this.deps.clock.now());
    } catch (error) {
      // However fetch or a stream tells it.
      if (signal.aborted) throw signal.reason;
      if (error instanceof ComplaintInside) return error.complaint;
      throw error instanceof GenerationError ? error : lineError(error, host);
    }
  }

  private post(request: GenerationRequest, key: string | null, signal: AbortSignal): Promise<Response> {
    return (this.deps.fetch ?? fetch)(this.endpoint, {
      method: "POST",
      redirect: "manual",
      signal,
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream, application/json",
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(bodyOf(this.server.name, request, this.manners)),
    });
  }
}
