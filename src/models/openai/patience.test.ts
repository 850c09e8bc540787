import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { breaksOff, json, refuses, says, sends, stalls, trickles } from "../../../fixtures/servers/openai.ts";
import {
  asking,
  failing,
  LONG_TIMEOUT,
  type OpenaiCalls,
  openaiCalls,
} from "../../../fixtures/servers/openai-calls.ts";
import type { Clock } from "../../clock.ts";
import { openaiGenerator } from "./generator.ts";

let calls: OpenaiCalls;
beforeEach(async () => {
  calls = await openaiCalls();
});
afterEach(() => calls.server.close());

test("a busy server is asked again after longer pauses, each drawn from the whole, or when it says", async () => {
  calls.server.behave.push(
    json("", 503),
    json("", 429, { "retry-after": "7" }),
    json({ error: { message: "Loading model", code: 503 } }, 503),
  );
  expect((await calls.generatorWith().generate(asking())).text).toBe("fine");
  expect(calls.pauses).toEqual([500, 7000, 2000]);
});

test("a server that stays busy is given up, and one that asks for too long a pause at once", async () => {
  const error = await calls.failure(refuses(500, "out of order"));
  expect(error).toMatchObject({ failure: "unavailable" });
  expect(error.message).toMatch(/^127\.0\.0\.1:\d+ answers 500: out of order$/);
  expect(calls.server.requests).toHaveLength(4);
  calls.pauses.length = 0;
  await calls.failure(json("", 429, { "retry-after": "3600" }));
  await calls.failure(json("", 429, { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() }));
  expect(calls.pauses).toEqual([]);
});

test("a line that is broken off, or was never there, is tried again", async () => {
  calls.server.behave.push(
    breaksOff(),
    sends({ choices: [{ delta: { content: "half" } }] }),
    (_, response) => {
      response.destroy();
    },
  );
  expect((await calls.generatorWith().generate(asking())).text).toBe("fine");
  expect(calls.server.requests).toHaveLength(4);
  const nobody = await failing(calls.generatorWith({ url: "http://127.0.0.1:1/v1" }).generate(asking()));
  expect(nobody).toMatchObject({ failure: "unavailable" });
  expect(nobody.message).toMatch(/127\.0\.0\.1:1 cannot be reached/);
});

test("a server that fails again and again is left alone, for a while, whatever is asked", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  calls.server.otherwise = json("", 500);
  const generator = calls.generatorWith();
  await failing(generator.generate(asking()));
  await failing(generator.generate(asking()));
  expect(calls.server.requests).toHaveLength(5);
  const error = await failing(generator.generate(asking()));
  expect(error).toMatchObject({ failure: "unavailable" });
  expect(error.message).toMatch(/left alone for a while: 127\.0\.0\.1:\d+ answers 500/);
  expect(calls.server.requests).toHaveLength(5);
  vi.setSystemTime(Date.now() + 31_000);
  calls.server.otherwise = says("back");
  expect((await generator.generate(asking())).text).toBe("back");
  expect((await generator.generate(asking())).text).toBe("back");
});

test("requests keep within the rate, and the wait can be aborted", async () => {
  let now = 0;
  const waits: number[] = [];
  const slow: Clock = {
    now: () => new Date(now),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve());
        if (milliseconds === LONG_TIMEOUT || waits.length >= 2) return;
        waits.push(milliseconds);
        now += milliseconds;
        resolve();
      }),
  };
  const generator = openaiGenerator(calls.configured({ requestsPerMinute: 2 }), {
    clock: slow,
    random: () => 0,
  });
  for (let i = 0; i < 5; i++) {
    await generator.generate(asking());
    now += 1000;
  }
  // At 0 and 1 s, at 60 and 61, when these are a minute old, at 120 and 121.
  expect(waits).toEqual([58_000, 58_000]);
  await generator.generate(asking());
  const abort = new AbortController();
  const waiting = generator.generate(asking({ signal: abort.signal }));
  setTimeout(() => abort.abort(new Error("shutting down")), 20);
  await expect(waiting).rejects.toThrow("shutting down");
  expect(calls.server.requests).toHaveLength(6);
});

test("a silent server ends with the time, before its first word and after it, and so does one that trickles", async () => {
  for (const behaviour of [stalls(), stalls(true), trickles(30)]) {
    calls.server.otherwise = behaviour;
    const began = Date.now();
    const error = await failing(calls.generatorWith({ timeoutMilliseconds: 400 }).generate(asking()));
    expect(error).toMatchObject({ failure: "timeout" });
    expect(error.message).toMatch(/did not answer within 0\.4 s/);
    expect(Date.now() - began).toBeLessThan(400 + 2000);
  }
  expect(calls.server.requests).toHaveLength(3);
});
