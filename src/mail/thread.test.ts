import { describe, expect, test } from "vitest";
import type { Authentication } from "./authentication.ts";
import { joinThread, type ThreadCandidate, type ThreadDecision } from "./thread.ts";

const PROVEN: Authentication = { spf: "pass", dkim: "pass", dmarc: "pass", trusted: true };
const UNPROVEN: Authentication = { spf: "none", dkim: "none", dmarc: "none", trusted: false };
const T1: ThreadCandidate = {
  threadId: "T1",
  link: "reference",
  participants: ["anna@example.org"],
  messageIds: ["<1@x>", "<2@x>"],
};
const T2: ThreadCandidate = {
  threadId: "T2",
  link: "reference",
  participants: ["bert@gmail.com"],
  messageIds: ["<3@x>"],
};

const join = (
  sender: string | null,
  inReplyTo: string[],
  references: string[] = [],
  authentication = UNPROVEN,
): ThreadDecision =>
  joinThread({
    message: { from: sender === null ? null : { name: "", address: sender }, inReplyTo, references },
    authentication,
    candidates: [T1, T2].filter(({ messageIds }) =>
      messageIds.some((id) => [...inReplyTo, ...references].includes(id)),
    ),
  });

describe("joinThread", () => {
  test("a participant's reply joins", () => {
    expect(join("Anna@Example.org", ["<2@x>"])).toEqual({ threadId: "T1", reason: "answers thread T1" });
    expect(join("anna@example.org", [], ["<1@x>", "<unknown@x>"]).threadId).toBe("T1");
  });

  test("a stranger who knows the Message-ID does not", () => {
    expect(join("mallory@example.net", ["<2@x>"], [], PROVEN)).toEqual({
      threadId: null,
      reason: "refers to thread T1 but mallory@example.net is no participant",
    });
  });

  test("a colleague joins where DMARC proves the domain, and only then", () => {
    expect(join("carla@example.org", ["<2@x>"], [], PROVEN)).toEqual({
      threadId: "T1",
      reason: "answers thread T1, from a participant's domain",
    });
    expect(join("carla@example.org", ["<2@x>"]).threadId).toBeNull();
    expect(join("carla@example.org", ["<2@x>"], [], { ...PROVEN, trusted: false }).threadId).toBeNull();
    expect(join("carla@example.org", ["<2@x>"], [], { ...PROVEN, dmarc: "fail" }).threadId).toBeNull();
  });

  test("at a provider where strangers share the domain a proven domain is not enough", () => {
    expect(join("mallory@gmail.com", ["<3@x>"], [], PROVEN).threadId).toBeNull();
    expect(join("bert@gmail.com", ["<3@x>"]).threadId).toBe("T2");
  });

  test("the nearest parent decides, unless its thread is closed to the sender", () => {
    const both = { ...T2, participants: ["anna@example.org"] };
    const input = {
      from: { name: "", address: "anna@example.org" },
      inReplyTo: ["<3@x>"],
      references: ["<1@x>"],
    };
    const decide = (candidates: ThreadCandidate[]): string | null =>
      joinThread({ message: input, authentication: UNPROVEN, candidates }).threadId;
    expect(decide([T1, both])).toBe("T2");
    expect(decide([T1, T2])).toBe("T1");
  });

  test("without a reference, or without a thread to it, a mail stands alone", () => {
    expect(join("anna@example.org", [])).toEqual({ threadId: null, reason: "refers to no other mail" });
    expect(join("anna@example.org", ["<9@x>"])).toEqual({
      threadId: null,
      reason: "refers to no thread on record",
    });
  });

  test("a mail without a sender joins nothing", () => {
    expect(join(null, ["<1@x>"], [], PROVEN)).toEqual({
      threadId: null,
      reason: "refers to thread T1 but its sender is unknown",
    });
  });

  test("where the owner's server found the sender to be forged, not even a participant joins", () => {
    const forged: Authentication = { ...PROVEN, dmarc: "fail" };
    expect(join("anna@example.org", ["<2@x>"], [], forged)).toEqual({
      threadId: null,
      reason: "refers to thread T1 but DMARC fails: the sender is not proven to be anna@example.org",
    });
  });

  test("a stronger link counts before a weaker one, and a weaker one where the stronger leads to strangers", () => {
    const anna = { from: { name: "", address: "anna@example.org" }, inReplyTo: ["<3@x>"], references: [] };
    const ticket: ThreadCandidate = { ...T1, link: "ticket", messageIds: [] };
    const decide = (candidates: ThreadCandidate[]) =>
      joinThread({ message: anna, authentication: UNPROVEN, candidates });
    const open: ThreadCandidate = { ...T2, participants: ["anna@example.org"] };
    expect(decide([ticket, open])).toEqual({ threadId: "T2", reason: "answers thread T2" });
    expect(decide([ticket, T2])).toEqual({ threadId: "T1", reason: "has the ticket of thread T1" });
  });

  test("a stranger who guessed a ticket stays outside", () => {
    expect(
      joinThread({
        message: { from: { name: "", address: "mallory@example.net" }, inReplyTo: [], references: [] },
        authentication: PROVEN,
        candidates: [{ ...T1, link: "ticket", messageIds: [] }],
      }),
    ).toEqual({
      threadId: null,
      reason: "has the ticket of thread T1 but mallory@example.net is no participant",
    });
  });
});
