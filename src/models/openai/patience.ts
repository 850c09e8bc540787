/** Waiting for a server: how long, how often, and when it is left alone for a while. */
import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  noJitterGenerator,
} from "cockatiel";
import type { Clock } from "../../clock.ts";
import { errorText } from "../../errors.ts";
import { GenerationError } from "../../generation/generator.ts";
import type { Deadline } from "./deadline.ts";
import { Passing } from "./errors.ts";
import type { OpenaiDeps, OpenaiServer } from "./server.ts";

/** Of one request, the first included. */
const TRIES = 4;
/** Doubled after each try, and drawn from all of it ("full jitter"): many that wait do not come back together. */
const FIRST_PAUSE = 1_000;
/** A server that asks for more is not waited for: the reply is written without it. */
const LONGEST_PAUSE = 60_000;
/** Failures in a row, of any requests, after which the server is left alone, for longer each time. */
const FAILURES = 5;
const FIRST_REST = 30_000;
const LONGEST_REST = 600_000;
const MINUTE = 60_000;

export type Patience = <T>(attempt: () => Promise<T>, deadline: Deadline) => Promise<T>;

/**
 * Tries again what is worth it. cockatiel counts the failures and opens the circuit; its own retry waits by a timer that
 * nothing ends, so the pauses are ours.
 */
export function patience(host: string, { clock, random }: OpenaiDeps): Patience {
  const breaker = circuitBreaker(handleWhen(speaksAgainst), {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: new ExponentialBackoff({
      initialDelay: FIRST_REST,
      maxDelay: LONGEST_REST,
      generator: noJitterGenerator,
    }),
  });
  const leftAlone = (error: Error): GenerationError => {
    const { lastFailure } = breaker;
    const last =
      lastFailure !== undefined && "error" in lastFailure ? `: ${errorText(lastFailure.error)}` : "";
    return new GenerationError(
      "unavailable",
      `${host} failed again and again and is left alone for a while${last}`,
      {
        cause: error,
      },
    );
  };
  return async (attempt, deadline) => {
    for (let tries = 1; ; tries++) {
      try {
        return await breaker.execute(attempt);
      } catch (error) {
        if (error instanceof Error && isBrokenCircuitError(error)) throw leftAlone(error);
        if (!(error instanceof Passing) || tries === TRIES || deadline.signal.aborted) throw error;
        const pause = error.wait ?? random() * FIRST_PAUSE * 2 ** (tries - 1);
        if (pause > Math.min(LONGEST_PAUSE, deadline.remaining)) throw error;
        await clock.sleep(pause, deadline.signal);
        deadline.signal.throwIfAborted();
      }
    }
  };
}

const speaksAgainst = (error: Error): boolean =>
  error instanceof Passing || (error instanceof GenerationError && error.failure === "timeout");

/** Waits until another request is within the rate. */
export function pace(
  { requestsPerMinute: most }: Pick<OpenaiServer, "requestsPerMinute">,
  clock: Clock,
): (signal: AbortSignal) => Promise<void> {
  let recent: number[] = [];
  return async (signal) => {
    if (most === null) return;
    for (;;) {
      const now = clock.now().getTime();
      // One that lies ahead is from before the clock was set back.
      recent = recent.filter((start) => start <= now && start > now - MINUTE);
      const [oldest] = recent;
      if (oldest === undefined || recent.length < most) break;
      await clock.sleep(oldest + MINUTE - now, signal);
      signal.throwIfAborted();
    }
    recent.push(clock.now().getTime());
  };
}
