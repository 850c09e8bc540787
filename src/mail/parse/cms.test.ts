import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { signedContent } from "./cms.ts";

const element = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
/** Of indefinite length, as programs write that do not know the length yet. */
const streamed = (tag: number, ...content: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])]);

const oid = (last: number): Buffer =>
  element(0x06, Buffer.from(`2a864886f70d0107${last.toString(16).padStart(2, "0")}`, "hex"));
const version = element(0x02, Buffer.from([1]));
const CONTENT = Buffer.from("Content-Type: text/plain\r\n\r\nHello");

const signed = (content: Buffer): Buffer =>
  element(
    0x30,
    oid(2),
    element(0xa0, element(0x30, version, element(0x31), element(0x30, oid(1), element(0xa0, content)))),
  );

test("what was signed is read", () => {
  expect(signedContent(signed(element(0x04, CONTENT)))?.toString()).toBe(CONTENT.toString());
});

test("what was signed in a stream of pieces is read", () => {
  const octets = streamed(0x24, element(0x04, CONTENT.subarray(0, 10)), element(0x04, CONTENT.subarray(10)));
  const inner = streamed(0x30, oid(1), streamed(0xa0, octets));
  const bytes = streamed(0x30, oid(2), streamed(0xa0, streamed(0x30, version, element(0x31), inner)));
  expect(signedContent(bytes)?.toString()).toBe(CONTENT.toString());
});

test("what is encrypted, detached or no CMS at all has no content", () => {
  expect(signedContent(element(0x30, oid(3), element(0xa0, element(0x30, version))))).toBeNull();
  expect(
    signedContent(
      element(0x30, oid(2), element(0xa0, element(0x30, version, element(0x31), element(0x30, oid(1))))),
    ),
  ).toBeNull();
  expect(signedContent(Buffer.from("no CMS"))).toBeNull();
});

test("whatever the bytes, nothing is thrown, and it does not take long", () => {
  const whole = signed(element(0x04, CONTENT));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const broken = Buffer.from(whole);
      broken[at] = byte;
      expect(() => signedContent(broken)).not.toThrow();
      expect(() => signedContent(whole.subarray(0, at))).not.toThrow();
    }),
    { numRuns: 300 },
  );
  const start = process.cpuUsage();
  signedContent(Buffer.alloc(2_000_000, Buffer.from([0x30, 0x80])));
  expect(cpuSince(start)).toBeLessThan(2_000);
});
