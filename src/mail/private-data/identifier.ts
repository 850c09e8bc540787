import { isIP } from "node:net";
import type { Span } from "./span.ts";
import { spansOf } from "./span.ts";

/** United States: area, group and serial are never all zeros, the area never 666 or above 899 (SSA, since 2011). */
const SSN = /(?<![\p{N}-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{N}-])/gu;

export const findSsns = (text: string): Span[] => spansOf(text, SSN);

const IP_WORD = /(?<![\p{L}\p{N}.:])[0-9a-fA-F:.]{7,45}(?![\p{L}\p{N}])/gu;
const VERSION = /(?:version|release|build|firmware|\bver|\bv)\.?\s?$/i;

/** Addresses of machines; a version number has four parts at times, and is named as one. */
export const findIps = (text: string): Span[] =>
  [...text.matchAll(IP_WORD)].flatMap(({ 0: found, index }) => {
    const written = found.replace(/[.:]+$/, "");
    const long = written.split(":").length > 3 || !written.includes(":");
    if (!long || isIP(written) === 0 || VERSION.test(text.slice(Math.max(0, index - 12), index))) return [];
    return [{ start: index, end: index + written.length }];
  });
