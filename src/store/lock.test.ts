import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { UserError } from "../errors.ts";
import { acquireLock, lockHolder } from "./lock.ts";

const since = new Date("2026-03-01T12:00:00Z");
const lockFile = (): string => join(temporaryFolder(), "data", "watch.lock");

test("a lock that is held is refused, and says who holds it", async () => {
  const file = lockFile();
  const lock = await acquireLock(file, { pid: 41, since });
  expect(lock).not.toBeNull();
  expect(await acquireLock(file, { pid: 42, since: new Date(0) })).toBeNull();
  expect(await lockHolder(file)).toEqual({ pid: 41, since });
  lock?.release();
});

test("a lock that was let go is free for the next", async () => {
  const file = lockFile();
  (await acquireLock(file, { pid: 41, since }))?.release();
  expect(await lockHolder(file)).toBeNull();
  const next = await acquireLock(file, { pid: 42, since });
  expect(await lockHolder(file)).toMatchObject({ pid: 42 });
  next?.release();
});

test("a look at a lock takes it from nobody and makes no file", async () => {
  const file = lockFile();
  expect(await lockHolder(file)).toBeNull();
  expect(existsSync(file)).toBe(false);
  const lock = await acquireLock(file, { pid: 41, since });
  await lockHolder(file);
  expect(await acquireLock(file, { pid: 42, since })).toBeNull();
  lock?.release();
});

test("the lock's file is the owner's alone", async () => {
  const file = lockFile();
  (await acquireLock(file, { pid: 41, since }))?.release();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a file that is no lock is named", async () => {
  const file = join(temporaryFolder(), "watch.lock");
  writeFileSync(file, "4711\n".repeat(500));
  await expect(acquireLock(file, { pid: 41, since })).rejects.toThrow(UserError);
  await expect(lockHolder(file)).rejects.toThrow(file);
});
