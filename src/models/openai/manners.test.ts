import { afterEach, beforeEach, expect, test } from "vitest";
import { json, refuses } from "../../../fixtures/servers/openai.ts";
import { asking, SCHEMA, type OpenaiCalls, openaiCalls } from "../../../fixtures/servers/openai-calls.ts";

let calls: OpenaiCalls;
beforeEach(async () => {
  calls = await openaiCalls();
});
afterEach(() => calls.server.close());

test("the output is held to the schema, and what is asked is the call's name", async () => {
  const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...SCHEMA };
  await calls.generatorWith().generate(asking({ schema }));
  expect(calls.sent()["response_format"]).toEqual({
    type: "json_schema",
    json_schema: { name: "reply", strict: true, schema: SCHEMA },
  });
});

test("a server that knows no schema is asked more and more plainly, is told the schema in words, and is remembered", async () => {
  const refusal = refuses(400, "response_format is not supported", { param: "response_format" });
  calls.server.behave.push(refusal, refusal, refusal);
  const generator = calls.generatorWith();
  await generator.generate(asking({ schema: SCHEMA }));
  const formats = calls.server.requests.map(({ body }) => body["response_format"]);
  expect(formats).toMatchObject(
    [
      { type: "json_schema", json_schema: { strict: true } },
      { type: "json_schema", json_schema: { strict: false } },
      { type: "json_object" },
      {},
    ].map((format) => ("type" in format ? format : undefined)),
  );
  const system = (calls.sent(-1)["messages"] as { content: string }[])[0]?.content;
  expect(system).toContain(JSON.stringify(SCHEMA));
  await generator.generate(asking({ schema: SCHEMA }));
  expect(calls.server.requests).toHaveLength(5);
  expect(calls.sent(-1)).not.toHaveProperty("response_format");
});

test.each([
  [
    "OpenAI's newer models",
    400,
    {
      error: {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        param: "max_tokens",
        code: "unsupported_parameter",
      },
    },
    { max_completion_tokens: 100 },
    ["max_tokens"],
  ],
  [
    "reasoning models",
    400,
    {
      error: {
        message: "Unsupported value: 'temperature' does not support 0 with this model.",
        param: "temperature",
      },
    },
    {},
    ["temperature"],
  ],
  [
    "FastAPI's validation",
    422,
    { detail: [{ loc: ["body", "seed"], msg: "Extra inputs are not permitted" }] },
    {},
    ["seed"],
  ],
  [
    "an old gateway",
    400,
    { message: "Unrecognized request argument supplied: stream_options" },
    { stream: true },
    ["stream_options"],
  ],
  [
    "ik_llama.cpp",
    500,
    {
      error: {
        code: 500,
        message: 'response_format type must be one of "text" or "json_object", but got: json_schema',
      },
    },
    {},
    [],
  ],
  ["LM Studio", 400, { error: "'response_format.type' must be 'json_object' or 'text'" }, {}, []],
  [
    "Gemini's address",
    400,
    [{ error: { code: 400, message: 'Unknown name "seed": Cannot find field.' } }],
    {},
    ["seed"],
  ],
  [
    "a model that cannot be streamed",
    400,
    { error: { message: "Streaming is not supported for this model, set stream to false", param: "stream" } },
    { stream: false },
    ["stream_options"],
  ],
])("what %s refuse is left out, at once and from then on", async (_, status, body, then, gone) => {
  calls.server.behave.push(json(body, status));
  const generator = calls.generatorWith();
  const request = asking({ schema: SCHEMA });
  expect((await generator.generate(request)).text).toBe("fine");
  expect((await generator.generate(request)).text).toBe("fine");
  expect(calls.server.requests).toHaveLength(3);
  expect(calls.pauses).toEqual([]);
  for (const at of [1, 2]) {
    expect(calls.sent(at)).toMatchObject(then);
    for (const part of gone) expect(calls.sent(at)).not.toHaveProperty(part);
  }
});

test("a model without a place for a system message gets it before the user's", async () => {
  calls.server.behave.push(refuses(400, "System role not supported"));
  await calls.generatorWith().generate(asking());
  expect(calls.sent(-1)["messages"]).toEqual([{ role: "user", content: "You answer.\n\nHow are you?" }]);
});

test("a server that refuses whatever is left out is asked no more often than there are parts", async () => {
  const error = await calls.failure(
    refuses(
      400,
      "max_tokens temperature seed stream_options response_format stream: system role not supported",
    ),
    { schema: SCHEMA },
  );
  expect(error.failure).toBe("unavailable");
  expect(calls.server.requests.length).toBeLessThan(12);
});
