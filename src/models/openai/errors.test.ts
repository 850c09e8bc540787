import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { json, neverEnds, refuses, says, sends, openaiServer } from "../../../fixtures/servers/openai.ts";
import {
  asking,
  failing,
  KEY,
  type OpenaiCalls,
  openaiCalls,
} from "../../../fixtures/servers/openai-calls.ts";
import { UserError } from "../../errors.ts";

let calls: OpenaiCalls;
beforeEach(async () => {
  calls = await openaiCalls();
});
afterEach(() => calls.server.close());

test("an error inside a stream is an error like one before it", async () => {
  calls.server.behave.push(
    sends({ choices: [{ delta: { content: "half" } }] }, { error: { code: 503, message: "busy" } }),
  );
  expect((await calls.generatorWith().generate(asking())).text).toBe("fine");
  const error = await calls.failure(
    sends({
      error: { code: 400, message: "the context size is exceeded", type: "exceed_context_size_error" },
    }),
  );
  expect(error.failure).toBe("too long");
});

test("megabytes, and an answer without end, are cut off, and the server is told to stop", async () => {
  const whole = json({ choices: [{ message: { content: "x".repeat(5_000_000) }, finish_reason: "stop" }] });
  for (const behaviour of [neverEnds(), neverEnds("<think>"), whole]) {
    const error = await calls.failure(behaviour);
    expect(error).toMatchObject({
      failure: "malformed",
      message: expect.stringMatching(/more than/) as string,
    });
  }
  await vi.waitFor(() => expect(calls.server.open()).toBe(0));
  expect(calls.server.abandoned()).toBeGreaterThanOrEqual(2);
  // Within the bytes that a stream may have, and still no answer of a hundred tokens.
  const long = await calls.failure(says("x".repeat(20_000)));
  expect(long.failure).toBe("malformed");
  const page = await calls.failure((_, response) => {
    response.writeHead(400).end("<html>".repeat(100_000));
  });
  expect(page.failure).toBe("malformed");
});

test("what is no answer is malformed, and not asked for again", async () => {
  for (const behaviour of [
    json("<html>Welcome to our Wi-Fi</html>"),
    json("{}"),
    json({ choices: [] }),
    sends("data: nonsense\n\n"),
    sends({ choices: "none" }),
    says(""),
    says("", { finish: "tool_calls" }),
  ])
    expect((await calls.failure(behaviour)).failure).toBe("malformed");
  expect(calls.server.requests).toHaveLength(7);
});

test("a refusal is a refusal, however it is told", async () => {
  for (const behaviour of [
    says("", { beside: { refusal: "I cannot " } }),
    says("I was going to", { finish: "content_filter" }),
    refuses(400, "The response was filtered", { code: "content_filter" }),
  ])
    expect((await calls.failure(behaviour)).failure).toBe("refused");
});

test.each([
  [
    400,
    {
      error: {
        message: "This model's maximum context length is 4096 tokens. However, you requested 9000 tokens",
        code: "context_length_exceeded",
      },
    },
  ],
  [
    400,
    {
      error: {
        code: 400,
        message: "the request exceeds the available context size. try increasing it",
        type: "exceed_context_size_error",
      },
    },
  ],
  [
    400,
    {
      object: "error",
      message: "'max_tokens' is too large: 5000. This model's maximum context length is 4096 tokens",
    },
  ],
  [
    400,
    [
      {
        error: {
          code: 400,
          message: "The input token count (1048577) exceeds the maximum number of tokens allowed",
        },
      },
    ],
  ],
  [413, ""],
])("a prompt that is too long is told as such (%s)", async (status, body) => {
  expect((await calls.failure(json(body, status))).failure).toBe("too long");
  expect(calls.server.requests).toHaveLength(1);
});

test("a prompt that surely does not fit is not sent", async () => {
  const error = await failing(calls.generatorWith().generate(asking({ user: "x".repeat(40_000) })));
  expect(error.failure).toBe("too long");
  expect(calls.server.requests).toHaveLength(0);
});

test.each([
  [
    401,
    "Incorrect API key provided: KEY. You can find it at …",
    /does not accept the key \(401\).*check model\.key/,
  ],
  [403, "KEY may not use this model", /does not accept the key \(403\)/],
  [404, "The model tiny does not exist", /has no model tiny.*check model\.name/],
  [402, "pay KEY", /no credit left/],
  [418, "KEY\u001b[31m\nis a teapot\u202e", /answers 418: … \[31m is a teapot$/],
])("an answer %s is final, says what to do, and holds no key and no escape", async (status, words, told) => {
  const error = await calls.failure(refuses(status, words.replace("KEY", KEY)));
  expect(error.failure).toBe("unavailable");
  expect(error.message).toMatch(told);
  expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain(KEY);
  expect(calls.server.requests).toHaveLength(1);
});

test("an account without credit is not asked again, though its status is that of a busy server", async () => {
  const error = await calls.failure(
    refuses(429, "You exceeded your current quota", { code: "insufficient_quota" }),
  );
  expect(error.message).toMatch(/no credit left/);
  expect(calls.server.requests).toHaveLength(1);
});

test("a redirect is not followed, and neither the key nor the mail goes elsewhere", async () => {
  const elsewhere = await openaiServer();
  try {
    for (const status of [301, 302, 303, 307, 308]) {
      const error = await calls.failure(json("", status, { location: `${elsewhere.url}/chat/completions` }));
      expect(error.message).toContain(`redirects to ${new URL(elsewhere.url).host}`);
      expect(error.failure).toBe("unavailable");
    }
    expect(elsewhere.requests).toHaveLength(0);
    expect(calls.server.requests).toHaveLength(5);
  } finally {
    await elsewhere.close();
  }
});

test("http:// leads to this machine alone, and an address bears no password", () => {
  for (const url of [
    "http://127.0.0.1:1/v1",
    "http://localhost/v1",
    "http://[::1]:8080",
    "https://models.example/v1",
  ])
    expect(() => calls.generatorWith({ url })).not.toThrow();
  for (const url of [
    "http://models.example/v1",
    "http://127.evil.example",
    "http://0.0.0.0",
    "ftp://127.0.0.1",
    "nonsense",
  ])
    expect(() => calls.generatorWith({ url })).toThrow(UserError);
  expect(() => calls.generatorWith({ url: "https://me:hunter2@models.example" })).toThrow(
    /^(?!.*hunter2).*password/,
  );
});

test("a key that cannot be read or sent fails without being told, and is read again for the next mail", async () => {
  let reads = 0;
  const generator = calls.generatorWith({
    key: () => {
      if (reads++ === 0) return Promise.reject(new Error("the password store is locked"));
      return Promise.resolve(reads === 2 ? `${KEY}\r\nx-evil: 1` : `${KEY}\n`);
    },
  });
  const locked = await failing(generator.generate(asking()));
  expect(locked).toMatchObject({
    failure: "unavailable",
    message: expect.stringMatching(/is locked/) as string,
  });
  const broken = await failing(generator.generate(asking()));
  expect(broken.message).toMatch(/no request can carry/);
  expect(broken.message).not.toContain(KEY);
  await generator.generate(asking());
  await generator.generate(asking());
  expect(reads).toBe(3);
  expect(calls.server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
});

test("a key that is a word for servers without keys hides nothing of what the server says", async () => {
  calls.server.otherwise = json({ error: { message: "ollama: the prompt exceeds the context length" } }, 400);
  const generator = calls.generatorWith({ key: () => Promise.resolve("x") });
  expect(await failing(generator.generate(asking()))).toMatchObject({
    failure: "too long",
    message: expect.stringMatching(/ollama: the prompt exceeds the context length$/) as string,
  });
});
