/** `smb demo`: right by its own answer key, offline, and nothing outside its scratch folder. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKey } from "../demo/score.ts";
import { expectComplaint, expectNoFault, type Json, newSmb, type Outcome, type Smb } from "./smb.ts";

const summaryOf = (outcome: Pick<Outcome, "json">): Json => outcome.json()["summary"] as Json;

/** Every file below a folder with its size, mode and time, links not followed. */
const snapshot = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, statSync(path)] as const)
    .map(([path, { size, mode, mtimeMs }]) => `${path} ${size} ${mode} ${mtimeMs}`)
    .sort();

/** Every place that a program may think of as the person's own, each with a file in it. */
const places = (smb: Smb): Record<string, string> => {
  const names = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "SMB_HOME"];
  return Object.fromEntries(
    names.map((name) => {
      const folder = join(smb.folder, name);
      mkdirSync(folder);
      writeFileSync(join(folder, "mine"), name);
      return [name, folder];
    }),
  );
};

/** Says at the end how much computing it took: on a busy machine the clock would measure the others. */
const MEASURE = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write("CPU " + (user + system) / 1e6 + "\\n");
});`;

describe("smb demo --json", () => {
  it("gets every mail right by the answer key, with less than ten seconds of work", async () => {
    const smb = newSmb();
    const meter = join(smb.folder, "meter.mjs");
    writeFileSync(meter, MEASURE);
    const outcome = await smb.run(["demo", "--json", "--home", "scratch"], {
      env: { NODE_OPTIONS: `--import ${meter}` },
    });
    expect(outcome.code).toBe(0);
    expectNoFault(outcome);
    expect(Number(/^CPU (.*)$/mu.exec(outcome.stderr)?.[1])).toBeLessThan(10);
    const expected: string[] = [];
    for await (const { file } of readKey()) expected.push(file);
    const n = expected.length;
    expect((outcome.json()["mails"] as Json[]).map(({ file }) => file)).toEqual(expected);
    const right = { verdictsRight: n, decisionsRight: n, sourcesRight: n };
    expect(summaryOf(outcome)).toMatchObject({ mails: n, ...right, delivered: 0 });
  });
});

describe("smb demo --yes, with every way into the network closed", () => {
  const cleanUps: (() => void)[] = [];
  let smb: Smb;
  let outcome: Outcome;
  let before: string[];
  let tmp: string;
  let look: () => string[];

  beforeAll(async () => {
    smb = newSmb((cleanUp) => cleanUps.push(cleanUp));
    const mine = places(smb);
    tmp = join(smb.folder, "TMPDIR");
    mkdirSync(tmp);
    look = () => [...Object.values(mine), smb.cwd, smb.home].flatMap(snapshot);
    before = look();
    outcome = await smb.run(["demo", "--yes", "--json"], {
      env: { ...mine, TMPDIR: tmp, ...closedNetwork(smb) },
    });
  }, 60_000);

  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  it("succeeds without trying to get out", () => {
    expect(outcome.stderr).toBe("the network is closed\n");
    expect(outcome.code).toBe(0);
  });

  it("delivers each ready reply once into the scratch Maildir, and puts that on record", async () => {
    const { ready, delivered, outbox, home } = summaryOf(outcome);
    expect(delivered).toBe(ready);
    const mails = ["new", "cur"].flatMap((part) =>
      readdirSync(join(String(outbox), part)).map((name) =>
        readFileSync(join(String(outbox), part, name), "utf8"),
      ),
    );
    expect(mails).toHaveLength(Number(ready));
    const answered = mails.map((mail) => /^In-Reply-To: (.*)$/mu.exec(mail)?.[1]);
    expect(new Set(answered).size).toBe(mails.length);
    const log = await smb.run(["log", "--json", "--limit", "100"], { env: { SMB_HOME: String(home) } });
    expect(log.lines().filter(({ state }) => state === "sent")).toHaveLength(Number(ready));
  });

  it("touches nothing outside its scratch folder, which it makes among the temporary files", () => {
    expect(look()).toEqual(before);
    expect(readdirSync(tmp).map((name) => join(tmp, name))).toEqual([summaryOf(outcome)["home"]]);
    expect(String(summaryOf(outcome)["outbox"])).toContain(tmp);
  });
});

describe("smb demo", () => {
  it("shows a line a mail and a summary to a person", async () => {
    const { code, stdout, stderr } = await newSmb().run(["demo", "--home", "scratch"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain("Marta Oliveira: birthday");
    expect(stdout).toMatch(
      /^27 mails: \d+ drafts ready for review, \d+ held for a person, \d+ not answered$/mu,
    );
    expect(stdout).toContain("Nothing was sent.");
  });

  it("does not write into a folder that holds something", async () => {
    const smb = newSmb();
    writeFileSync(join(smb.cwd, "mine"), "");
    expectComplaint(await smb.run(["demo", "--home", "."]), 1, smb.cwd, "not empty");
    expect(readdirSync(smb.cwd)).toEqual(["mine"]);
  });
});

describe("the closed network of these tests", () => {
  it("catches a smb that does try to get out", async () => {
    const smb = newSmb();
    const password = { env: "PATH" };
    const mailbox = { type: "imap", host: "localhost", tls: "none", user: "a", password };
    const configuration = { owner: { name: "A", address: "a@b.example" }, mailbox };
    writeFileSync(join(smb.home, "smb.config.yaml"), JSON.stringify(configuration));
    const outcome = await smb.run(["watch", "--once"], { env: closedNetwork(smb) });
    expect(outcome.stderr).toContain("BREACH");
    expect(outcome.code).not.toBe(0);
  });
});

const closedNetwork = (smb: Smb): { NODE_OPTIONS: string } => {
  const guard = join(smb.folder, "no-network.mjs");
  writeFileSync(guard, NO_NETWORK);
  return { NODE_OPTIONS: `--import ${guard}` };
};

const NO_NETWORK = `
import { syncBuiltinESMExports } from "node:module";
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
import tls from "node:tls";
const refuse = (name) => () => {
  process.stderr.write("BREACH " + name + "\\n");
  throw new Error("no network: " + name);
};
net.Socket.prototype.connect = refuse("net.Socket.connect");
net.connect = net.createConnection = refuse("net.connect");
tls.connect = refuse("tls.connect");
dgram.createSocket = refuse("dgram.createSocket");
for (const name of Object.keys(dns)) if (/^(lookup|resolve|reverse)/.test(name)) dns[name] = refuse("dns." + name);
for (const name of Object.keys(dns.promises)) if (/^(lookup|resolve|reverse)/.test(name)) dns.promises[name] = refuse("dns.promises." + name);
globalThis.fetch = refuse("fetch");
syncBuiltinESMExports();
process.stderr.write("the network is closed\\n");
`;
