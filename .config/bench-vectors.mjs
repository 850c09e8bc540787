// The vector search against sqlite-vec's float32 vec0 table, on one database file: the same vectors, the same queries, k = 10.
//
// SIZES=100000,1000000 (the larger one takes 4 GB of disk in the temporary folder, and minutes to fill), DIMENSION=384.
// The vectors are made up: 1,000 clusters in a narrow cone, their coordinates falling off as those of real models do.
// Each figure is a ratio within one run; the two are asked in turns of 20, as each clears the processor's caches for the other.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const K = 10;
const QUERIES = 100;
const TURN = 20;
const BATCH = 512;
const GOALS = { 100_000: 1 / 40, 1_000_000: 1 / 100 };
const FRESH_GOALS = { 1_000_000: 0.25 };
const RECALL_GOAL = 0.99;

const bundle = resolve("node_modules/.bench-vectors.mjs");
const [, script, once, file] = process.argv;
const dimension = Number(process.env.DIMENSION ?? 384);

/** Numbers that are the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
  };
}

const unit = (vector) => {
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
};

function vectorSource(seed) {
  const random = numbers(seed);
  const normals = Float32Array.from(
    { length: 65_536 },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
  const normal = () => normals[Math.trunc(random() * normals.length)];
  const direction = () =>
    unit(Float32Array.from({ length: dimension }, (_, i) => normal() / Math.sqrt(i + 1)));
  const cone = unit(Float32Array.from({ length: dimension }, normal));
  const centers = Array.from({ length: 1000 }, direction);
  return () => {
    const center = centers[Math.trunc(random() * centers.length)];
    const own = direction();
    const offset = unit(center.map((x, i) => x + 0.6 * own[i]));
    return offset.map((x, i) => Math.SQRT1_2 * (x + cone[i]));
  };
}

async function opened(path) {
  const { openDatabase, Vectors } = await import(bundle);
  const db = await openDatabase({ file: path });
  const vectors = new Vectors(db);
  await vectors.load();
  return { db, vectors };
}

const vec0 = (db) => {
  const statement = db.statement("select rowid from plain where embedding match ? and k = ?").pluck();
  return (query) => statement.all(query, BigInt(K)).map((number) => `p${number}`);
};
const ours = (db, vectors) => (query) =>
  db.read(() => vectors.match(query, { limit: K })).then((all) => all.map(({ id }) => id));

async function fill(db, vectors, size, next) {
  await db.write(() => {
    vectors.open({ id: "bench", dimension });
    vectors.accept("bench");
    db.connection.exec(`
      insert into source (number, name, root, hash) values (1, 's', 's', '');
      insert into record (number, source, own_id, id, kind, title, tags, refs, hash) values (1, 1, 'r', 'r', 'faq', '', '[]', '[]', '');
      create virtual table plain using vec0(embedding float[${dimension}] distance_metric = cosine)`);
  });
  const passage = db.statement(
    "insert into passage (number, record, id, title, text, place) values (?, 1, ?, '', '', '')",
  );
  const plain = db.statement("insert into plain (rowid, embedding) values (?, ?)");
  const took = { ours: 0, vec0: 0 };
  for (let first = 1; first <= size; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, size - first + 1) }, (_, i) => [first + i, next()]);
    await db.write(() => batch.forEach(([number]) => passage.run(number, `p${number}`)));
    for (const [name, put] of [
      ["ours", () => vectors.put("bench", new Map(batch))],
      ["vec0", () => batch.forEach(([number, vector]) => plain.run(BigInt(number), vector))],
    ]) {
      const { user, system } = process.cpuUsage();
      await db.write(put);
      const after = process.cpuUsage();
      took[name] += after.user - user + after.system - system;
    }
  }
  return { ours: took.ours / size, vec0: took.vec0 / size };
}

async function timed(search, queries) {
  const times = [];
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    found.push(await search(query));
    times.push(performance.now() - start);
  }
  return { times, found };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const report = (name, value, goal, isGood) => {
  const judged = goal === undefined ? "" : `  (goal ${goal}: ${isGood ? "reached" : "MISSED"})`;
  console.log(`${name.padEnd(64)} ${value}${judged}`);
};

async function measure(folder, size) {
  const path = join(folder, `${size}.sqlite`);
  const { db, vectors } = await opened(path);
  const next = vectorSource(1);
  const queries = Array.from({ length: QUERIES }, next);
  const written = await fill(db, vectors, size, next);
  console.log(
    `put, a vector: ${written.ours.toFixed(1)} µs of CPU with its code (vec0 ${written.vec0.toFixed(1)} µs)`,
  );
  const both = [vec0(db), ours(db, vectors)].map((search) => ({ search, times: [], found: [] }));
  for (const { search } of both) await timed(search, queries.slice(0, TURN));
  for (let from = 0; from < QUERIES; from += TURN)
    for (const one of both) {
      const { times, found } = await timed(one.search, queries.slice(from, from + TURN));
      one.times.push(...times);
      one.found.push(...found);
    }
  db.close();
  const [plain, coded] = both;
  const hits = plain.found.map((ids, i) => ids.filter((id) => coded.found[i].includes(id)).length);
  const recall = hits.reduce((a, b) => a + b) / (K * QUERIES);
  const ratio = median(coded.times) / median(plain.times);
  const name = `${size} vectors of ${dimension}`;
  const milliseconds = `${median(coded.times).toFixed(2)} of ${median(plain.times).toFixed(1)} ms`;
  const goal = GOALS[size] ?? 1 / 40;
  report(
    `${name}: p50 against vec0`,
    `1/${(1 / ratio).toFixed(0)} (${milliseconds})`,
    `1/${1 / goal}`,
    ratio <= goal,
  );
  report(`${name}: recall@${K}`, recall.toFixed(4), RECALL_GOAL, recall >= RECALL_GOAL);

  const fresh = { ours: [], vec0: [] };
  for (let i = 0; i < 5; i++)
    for (const which of ["vec0", "ours"]) {
      const start = performance.now();
      const { status } = spawnSync(process.execPath, [script, which, path], { stdio: "inherit" });
      if (status !== 0) throw new Error(`the process that asks ${which} once ended with ${status}`);
      fresh[which].push(performance.now() - start);
    }
  const freshRatio = median(fresh.ours) / median(fresh.vec0);
  const processes = `${median(fresh.ours).toFixed(0)} of ${median(fresh.vec0).toFixed(0)} ms`;
  report(
    `${name}: a fresh process's first query`,
    `${freshRatio.toFixed(2)} (${processes})`,
    FRESH_GOALS[size],
    freshRatio <= FRESH_GOALS[size],
  );
  rmSync(path);
}

async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "smb-bench-"));
  try {
    await build({
      stdin: {
        contents: `export { openDatabase } from "./src/store/open-database.ts"; export { Vectors } from "./src/store/vectors.ts";`,
        resolveDir: ".",
      },
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outfile: bundle,
      logLevel: "warning",
    });
    for (const size of (process.env.SIZES ?? "100000").split(",")) await measure(folder, Number(size));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bundle, { force: true });
  }
}

if (once) {
  const { db, vectors } = await opened(file);
  const search = once === "ours" ? ours(db, vectors) : vec0(db);
  const found = await search(Float32Array.from({ length: dimension }, numbers(3)));
  if (found.length !== K) throw new Error(`found ${found.length}`);
  db.close();
} else await bench();
