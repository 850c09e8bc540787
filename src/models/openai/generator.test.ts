import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { json, says, sends, stalls, trickles } from "../../../fixtures/servers/openai.ts";
import { asking, KEY, type OpenaiCalls, openaiCalls } from "../../../fixtures/servers/openai-calls.ts";

let calls: OpenaiCalls;
beforeEach(async () => {
  calls = await openaiCalls();
});
afterEach(() => calls.server.close());

test("an answer comes with what it used, and the model is named by its name and its host", async () => {
  calls.server.otherwise = says("I am fine, thank you.", {
    usage: { prompt_tokens: 20, completion_tokens: 6, prompt_tokens_details: { cached_tokens: 16 } },
  });
  const generator = calls.generatorWith();
  expect(await generator.generate(asking())).toEqual({
    text: "I am fine, thank you.",
    finish: "stop",
    usage: { promptTokens: 20, cachedTokens: 16, outputTokens: 6, cost: null },
  });
  expect(generator.id).toBe(`openai:tiny@${new URL(calls.server.url).host}`);
  expect(calls.server.requests[0]).toMatchObject({
    method: "POST",
    path: "/v1/chat/completions",
    headers: { authorization: `Bearer ${KEY}` },
    body: {
      model: "tiny",
      messages: [
        { role: "system", content: "You answer." },
        { role: "user", content: "How are you?" },
      ],
      temperature: 0,
      seed: 7,
      max_tokens: 100,
    },
  });
  expect(calls.sent()).not.toHaveProperty("response_format");
});

test("a server without a key is sent none, and an address may end with a slash and bear a query", async () => {
  await calls.generatorWith({ key: null, url: `${calls.server.url}/?api-version=2` }).generate(asking());
  expect(calls.server.requests[0]?.headers).not.toHaveProperty("authorization");
  expect(calls.server.requests[0]?.path).toBe("/v1/chat/completions?api-version=2");
});

test("characters and events that are cut anywhere arrive whole", async () => {
  for (const cut of [1, 2, 3, 7, 64]) {
    calls.server.otherwise = says("Grüße aus Köln: 東京 🎉 ist offen", { cut });
    expect((await calls.generatorWith().generate(asking())).text).toBe("Grüße aus Köln: 東京 🎉 ist offen");
  }
});

test("a server that ignores the wish for a stream, or sends the text in parts, is understood", async () => {
  calls.server.behave.push(
    json({ choices: [{ message: { content: "whole" }, finish_reason: "stop" }] }),
    json({
      choices: [
        {
          message: {
            content: [{ type: "thinking", text: "hm" }, { type: "text", text: "in " }, { text: "parts" }],
          },
          finish_reason: "stop",
        },
      ],
      usage: { prompt_tokens: "many", completion_tokens: -1 },
    }),
  );
  const generator = calls.generatorWith();
  expect((await generator.generate(asking())).text).toBe("whole");
  const { text, usage } = await generator.generate(asking());
  expect(text).toBe("in parts");
  expect(usage).toEqual({ promptTokens: null, cachedTokens: null, outputTokens: null, cost: null });
});

test("a stream whose last event lacks its empty line, or that ends without a word after the finish, is whole", async () => {
  const [first, last] = [
    { choices: [{ delta: { content: "done" } }] },
    { choices: [{ finish_reason: "stop" }] },
  ];
  calls.server.behave.push(
    sends(first, last),
    sends(first, `data: ${JSON.stringify(last)}`),
    sends(first, "data: [DONE]\n\n"),
  );
  const generator = calls.generatorWith();
  for (let i = 0; i < 3; i++) expect((await generator.generate(asking())).text).toBe("done");
  expect(calls.server.requests).toHaveLength(3);
});

test("the price of a mail is what was used times what a million tokens cost", async () => {
  calls.server.otherwise = says("ok", { usage: { prompt_tokens: 2000, completion_tokens: 500 } });
  const priced = calls.generatorWith({ inputPrice: 0.5, outputPrice: 2 });
  expect((await priced.generate(asking())).usage.cost).toBeCloseTo(0.002, 12);
  const input = calls.generatorWith({ inputPrice: 0.5 });
  expect((await input.generate(asking())).usage.cost).toBeCloseTo(0.001, 12);
  calls.server.otherwise = says("ok", { usage: null });
  expect((await priced.generate(asking())).usage.cost).toBeNull();
});

test("an answer that the token budget ended says so", async () => {
  for (const finish of ["length", "model_length"]) {
    calls.server.otherwise = says("I am", { finish });
    expect((await calls.generatorWith().generate(asking())).finish).toBe("length");
  }
});

test("the reasoning never reaches the text, whichever way it is sent", async () => {
  calls.server.behave.push(
    says("Fine.", { beside: { reasoning_content: "The customer seems angry.", reasoning: "very" } }),
    says("<think>The customer seems angry.</think>Fine."),
    says("The customer seems angry.</think> Fine."),
  );
  const generator = calls.generatorWith();
  for (let i = 0; i < 3; i++) expect((await generator.generate(asking())).text).toBe("Fine.");
  const error = await calls.failure(says("<think>for ever and ever"));
  expect(error).toMatchObject({ failure: "malformed", message: expect.stringMatching(/empty/) as string });
});

test("one call runs at a time, in turn, and one that waits can be aborted", async () => {
  let most = 0;
  calls.server.otherwise = (request, response) => {
    most = Math.max(most, calls.server.open());
    setTimeout(() => says("fine")(request, response), 20);
  };
  const generator = calls.generatorWith();
  const abort = new AbortController();
  const running = ["one", "two", "three"].map((user) => generator.generate(asking({ user })));
  const waiting = generator.generate(asking({ user: "four", signal: abort.signal }));
  abort.abort(new Error("shutting down"));
  await expect(waiting).rejects.toThrow("shutting down");
  await Promise.all(running);
  await generator.generate(asking({ user: "five" }));
  expect(most).toBe(1);
  const users = calls.server.requests.map(
    ({ body }) => (body["messages"] as { content: string }[])[1]?.content,
  );
  expect(users).toEqual(["one", "two", "three", "five"]);
});

test("an abort ends a call at once, in whichever state it is, and the server is told to stop", async () => {
  for (const behaviour of [stalls(), stalls(true), trickles(20), json("", 503, { "retry-after": "50" })]) {
    calls.server.otherwise = behaviour;
    const abort = new AbortController();
    const call = calls.generatorWith().generate(asking({ signal: abort.signal }));
    setTimeout(() => abort.abort(new Error("shutting down")), 60);
    await expect(call).rejects.toThrow(/shutting down|answers 503/);
  }
  await vi.waitFor(() => expect(calls.server.open()).toBe(0));
  const gone = AbortSignal.abort(new Error("gone"));
  await expect(calls.generatorWith().generate(asking({ signal: gone }))).rejects.toThrow("gone");
});

test("a call leaves no listener behind at a signal that lives as long as the process", async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    listeners++;
    add(...given);
  };
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    listeners--;
    remove(...given);
  };
  const generator = calls.generatorWith();
  for (let i = 0; i < 5; i++) await generator.generate(asking({ signal }));
  expect(listeners).toBe(0);
});
