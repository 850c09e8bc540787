import { Buffer } from "node:buffer";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answer, breakAfter, hubServer, type HubServer, sha256 } from "../../fixtures/models/hub-server.ts";
import { Random } from "../../fixtures/models/random.ts";
import type { Clock } from "../clock.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { PullProgress } from "../knowledge/model-shelf.ts";
import { CATALOGUE, type CatalogueModel } from "./catalogue.ts";
import { problemOf, readManifest } from "./installed.ts";
import { pull } from "./pull.ts";

const [first] = CATALOGUE;
if (!first) throw new Error("the catalogue is empty");
const model: CatalogueModel = {
  ...first,
  name: "Tiny",
  repository: "smb/tiny",
  files: ["config.json", "onnx/model.onnx"],
};
const weights = Buffer.from(new Random(7).floats(100_000, 1).buffer);
const config = Buffer.from('{"model_type":"bert"}');

let server: HubServer;
let models: string;
let pauses: number[];
beforeEach(async () => {
  models = await mkdtemp(join(tmpdir(), "smb-pull-"));
  server = await hubServer("smb/tiny", { "config.json": config, "onnx/model.onnx": weights });
  pauses = [];
});
afterEach(async () => {
  await server.close();
  await rm(models, { recursive: true, force: true });
});

/** Does not wait between tries; the watch over a silent line never ends, unless `stalls`. */
const clock = (stalls = false): Clock => ({
  now: () => new Date(0),
  sleep: (milliseconds, signal) => {
    if (milliseconds < 60_000) {
      pauses.push(milliseconds);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve());
      if (stalls) setTimeout(resolve, 100);
    });
  },
});

interface Try {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: PullProgress) => void;
  readonly env?: Record<string, string>;
  readonly stalls?: boolean;
}
const fetchModel = ({ signal, progress, env, stalls }: Try = {}) =>
  pull(
    model,
    { signal: signal ?? new AbortController().signal, progress: progress ?? (() => undefined) },
    { models, env: env ?? { HF_ENDPOINT: `${server.url}/` }, clock: clock(stalls) },
  );
const failure = (trying: Promise<unknown>): Promise<UserError> =>
  trying.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: unknown) => {
      if (error instanceof UserError) return error;
      throw error;
    },
  );
const folder = () => join(models, "tiny");
const mustBeWhole = async () => {
  const manifest = await readManifest(folder());
  if (!manifest) throw new Error("there is no manifest");
  expect(await problemOf(folder(), manifest, true)).toBeNull();
  // Not toEqual, which takes a second for as many bytes.
  expect((await readFile(join(folder(), "onnx/model.onnx"))).equals(weights)).toBe(true);
  expect((await readFile(join(folder(), "config.json"))).equals(config)).toBe(true);
  expect((await readdir(join(folder(), "onnx"))).sort()).toEqual(["model.onnx"]);
};

test("a model is there with its files, their checksums and the revision that they are of", async () => {
  const steps: PullProgress[] = [];
  const pulled = await fetchModel({ progress: (step) => steps.push(step) });
  await mustBeWhole();
  expect(pulled).toMatchObject({
    name: "Tiny",
    bytes: weights.length + config.length,
    fetched: pulled.bytes,
  });
  expect(pulled.revision).toMatch(/^[0-9a-f]{40}$/);
  expect(steps.at(-1)).toEqual({ done: pulled.bytes, total: pulled.bytes, file: "onnx/model.onnx" });
  expect((await readManifest(folder()))?.files[1]?.sha256).toBe(sha256(weights));
});

test("what is there is not fetched again, and a damaged or missing file alone is", async () => {
  await fetchModel();
  server.requests.length = 0;
  expect((await fetchModel()).fetched).toBe(0);
  expect(server.requests).toEqual([]);
  await rm(join(folder(), "config.json"));
  expect((await fetchModel()).fetched).toBe(config.length);
  const damaged = Buffer.from(weights);
  damaged.writeUInt8((damaged[5000] ?? 0) ^ 1, 5000);
  await writeFile(join(folder(), "onnx/model.onnx"), damaged);
  expect((await fetchModel()).fetched).toBe(weights.length);
  await mustBeWhole();
});

test("a line that breaks again and again is taken up where it broke", async () => {
  server.misbehave.push(() => false, breakAfter(100_000), breakAfter(50_000), breakAfter(120_000));
  await fetchModel();
  await mustBeWhole();
  const ranges = server.requests.slice(1).map(({ range }) => range);
  expect(ranges[0]).toBeNull();
  expect(ranges).toHaveLength(4);
  for (const range of ranges.slice(1)) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
});

test("another run goes on with what an interrupted one left", async () => {
  const abort = new AbortController();
  server.misbehave.push(
    () => false,
    (_, response, content) => {
      response.writeHead(200, { "content-length": content.length });
      response.write(content.subarray(0, 200_000));
      return true;
    },
  );
  const stop = ({ done }: PullProgress) => {
    if (done > 100_000) abort.abort();
  };
  const error = await failure(fetchModel({ signal: abort.signal, progress: stop }));
  expect(error.exitCode).toBe(ExitCode.interrupted);
  expect(error.next).toMatch(/goes on/);
  expect(await readManifest(folder())).toBeNull();
  server.requests.length = 0;
  await fetchModel();
  await mustBeWhole();
  expect(server.requests).toHaveLength(1);
  expect(Number(/\d+/.exec(server.requests[0]?.range ?? "")?.[0])).toBeGreaterThan(60_000);
});

test("a server that ignores the range sends the whole file, which is taken whole", async () => {
  server.misbehave.push(() => false, breakAfter(150_000), answer(200, {}, weights));
  await fetchModel();
  await mustBeWhole();
});

test("a server that lies about the range is not believed", async () => {
  for (const lie of ["bytes 0-399999/400000", "bytes 150000-399999/400001", "nonsense", ""]) {
    await rm(models, { recursive: true, force: true });
    server.misbehave.push(
      () => false,
      breakAfter(150_000),
      answer(206, { "content-range": lie }, weights.subarray(0, 250_000)),
    );
    await fetchModel();
    await mustBeWhole();
  }
});

test("wrong bytes are fetched once more; wrong again, nothing is kept and the person is told", async () => {
  const wrong = answer(200, {}, Buffer.alloc(weights.length));
  server.misbehave.push(() => false, wrong);
  await fetchModel();
  await mustBeWhole();
  await rm(models, { recursive: true, force: true });
  server.misbehave.push(() => false, wrong, wrong);
  const error = await failure(fetchModel());
  expect(error.message).toMatch(/checksum differs/);
  expect(await readdir(join(folder(), "onnx"))).toEqual([]);
});

test("more bytes than announced are not written", async () => {
  server.misbehave.push(() => false, answer(200, {}, Buffer.concat([weights, weights])));
  await fetchModel();
  await mustBeWhole();
});

test("a left part that is longer than the file, or of wrong bytes, does no harm", async () => {
  const part = join(folder(), "onnx", `model.onnx.${sha256(weights).slice(0, 12)}.part`);
  for (const left of [Buffer.alloc(weights.length + 5), Buffer.alloc(weights.length), Buffer.alloc(1000)]) {
    await rm(models, { recursive: true, force: true });
    await mkdir(join(folder(), "onnx"), { recursive: true });
    await writeFile(part, left);
    await fetchModel();
    await mustBeWhole();
  }
});

test("a part of another revision is not continued, and goes when the file is there", async () => {
  await mkdir(join(folder(), "onnx"), { recursive: true });
  await writeFile(join(folder(), "onnx", "model.onnx.0123456789ab.part"), Buffer.alloc(1000));
  await fetchModel();
  await mustBeWhole();
  expect(server.requests.every(({ range }) => range === null)).toBe(true);
});

test("a busy server is asked again after longer and longer pauses, or as long as it says", async () => {
  server.misbehave.push(
    () => false,
    answer(503),
    answer(500),
    answer(429, { "retry-after": "7" }),
    answer(502),
  );
  await fetchModel();
  await mustBeWhole();
  expect(pauses).toEqual([1_000, 2_000, 7_000, 8_000]);
});

test("a server that stays busy is given up, and says what it answered", async () => {
  for (let i = 0; i < 7; i++) server.misbehave.push(i === 0 ? () => false : answer(503));
  const error = await failure(fetchModel());
  expect(error.message).toMatch(/127\.0\.0\.1:\d+ answers 503/);
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
});

test("a server that breaks off and then lies, again and again, is given up too", async () => {
  server.misbehave.push(() => false);
  for (let i = 0; i < 10; i++)
    server.misbehave.push(breakAfter(100_000), answer(206, { "content-range": "bytes 0-1/2" }));
  expect((await failure(fetchModel())).message).toMatch(/cannot be reached|another part/);
  expect(pauses.length).toBeLessThan(8);
});

test("a line on which nothing comes any more is broken off and taken up", async () => {
  server.misbehave.push(
    () => false,
    (_, response, content) => {
      response.writeHead(200, { "content-length": content.length });
      response.write(content.subarray(0, 100_000));
      return true;
    },
  );
  await fetchModel({ stalls: true });
  await mustBeWhole();
  expect(server.requests.at(-1)?.range).toMatch(/^bytes=[1-9]/);
});

test("a missing file, a refused one and an unknown model are final, each in its words", async () => {
  for (const [status, words] of [
    [404, /has no .*config\.json \(404\)/],
    [401, /refuses/],
    [403, /refuses/],
    [410, /answers 410/],
  ] as const) {
    server.misbehave.push(answer(status));
    expect((await failure(fetchModel())).message).toMatch(words);
  }
  server.api.status = 404;
  expect((await failure(fetchModel())).message).toMatch(/has no .*api\/models\/smb\/tiny/);
  expect(pauses).toEqual([]);
});

test("a login page in place of the API, and an API of another form, are told as such", async () => {
  for (const body of ["<html>Welcome to our Wi-Fi</html>", "{}", '{"sha":"../../etc","siblings":[]}']) {
    server.api.body = body;
    expect((await failure(fetchModel())).message).toMatch(/not answered as Hugging Face does/);
  }
  server.api.body = JSON.stringify({ sha: "a".repeat(40), siblings: [] });
  expect((await failure(fetchModel())).message).toMatch(/has no config\.json/);
});

test("without a network it says so, and what a proxy needs", async () => {
  const nobody = { HF_ENDPOINT: "http://127.0.0.1:1" };
  const error = await failure(fetchModel({ env: nobody }));
  expect(error.message).toMatch(/127\.0\.0\.1:1 cannot be reached/);
  expect(error.next).toMatch(/smb models use FOLDER/);
  expect((await failure(fetchModel({ env: { ...nobody, HTTPS_PROXY: "http://proxy" } }))).message).toMatch(
    /NODE_USE_ENV_PROXY/,
  );
  expect((await failure(fetchModel({ env: { HF_ENDPOINT: "file:///etc" } }))).message).toMatch(
    /no web address/,
  );
});

test("a folder that cannot be written is told", async () => {
  await writeFile(join(models, "tiny"), "a file where the folder has to be");
  expect((await failure(fetchModel())).message).toMatch(/tiny/);
});
