import { afterEach, beforeEach, expect, test } from "vitest";
import { json, neverEnds, refuses, stalls } from "../../../fixtures/servers/openai.ts";
import { KEY, type OpenaiCalls, openaiCalls } from "../../../fixtures/servers/openai-calls.ts";
import type { Clock } from "../../clock.ts";
import { checkOpenai } from "./check.ts";

let calls: OpenaiCalls;
beforeEach(async () => {
  calls = await openaiCalls();
});
afterEach(() => calls.server.close());

/** A person's patience, divided. */
const clock = (divisor: number): Clock => ({
  now: () => new Date(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds / divisor);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    }),
});
const models = (...ids: readonly string[]) => json({ object: "list", data: ids.map((id) => ({ id })) });
const check = (more = {}) => checkOpenai(calls.configured(more), { clock: clock(1) });

test("a server that has the model is well, under each name that servers list it by", async () => {
  for (const name of ["tiny", "models/tiny", "tiny:latest"]) {
    calls.server.otherwise = models("other", name);
    expect(await check()).toMatch(/^openai:tiny@127\.0\.0\.1:\d+ is there and has the model$/);
  }
  expect(calls.server.requests[0]).toMatchObject({
    method: "GET",
    path: "/v1/models",
    headers: { authorization: `Bearer ${KEY}` },
  });
});

test("a server without the model says which it has, without what a terminal would obey", async () => {
  calls.server.otherwise = models("a\u001b[2J", "b", "c", "d", "e", "f", "g");
  expect(await check()).toEqual({
    warn: expect.stringMatching(
      /has no tiny → set model\.name to one that it has: a \[2J, b, c, d, e and 2 more$/,
    ) as string,
  });
  calls.server.otherwise = models();
  expect(await check()).toMatchObject({ warn: expect.stringMatching(/it has: none$/) as string });
});

test("a server that lists no models is there all the same", async () => {
  for (const behaviour of [json("", 404), json("[]"), json("<html>")]) {
    calls.server.otherwise = behaviour;
    expect(await check()).toMatch(/is there; it does not say/);
  }
});

test("whatever else goes wrong is a warning, and says what to do", async () => {
  const warned = async (told: RegExp, more = {}) =>
    expect(await check(more)).toEqual({ warn: expect.stringMatching(told) as string });
  calls.server.otherwise = refuses(401, `wrong key ${KEY}`);
  await warned(/does not accept the key \(401\): wrong key …; check model\.key/);
  calls.server.otherwise = json("", 302, { location: "https://elsewhere.example/login" });
  await warned(/redirects to elsewhere\.example/);
  calls.server.otherwise = stalls();
  const late = await checkOpenai(calls.configured(), { clock: clock(50) });
  expect(late).toEqual({ warn: expect.stringMatching(/did not answer within 10 s/) as string });
  calls.server.otherwise = neverEnds();
  await warned(/sends more than was asked for/);
  await warned(/127\.0\.0\.1:1 cannot be reached/, { url: "http://127.0.0.1:1/v1" });
  await warned(/http:\/\/.*in the clear → use https/, { url: "http://models.example/v1" });
  await warned(/cannot be read: locked/, { key: () => Promise.reject(new Error("locked")) });
});
