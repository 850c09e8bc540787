import { describe, expect, it } from "vitest";
import { messageIdOf } from "./message-id.ts";

describe("the Message-ID of a mail's bytes", () => {
  it.each([
    ["in the middle of the header", "From: a@b\r\nMessage-ID: <1@x>\r\nTo: c@d\r\n\r\nText", "<1@x>"],
    ["in any case", "MESSAGE-id:<1@x>\r\n\r\n", "<1@x>"],
    ["on a folded line", "Message-ID:\r\n <1@x>\r\n\r\n", "<1@x>"],
    ["after bare line feeds", "From: a@b\nMessage-ID: <1@x>\n\nText", "<1@x>"],
    ["without a body", "Message-ID: <1@x>", "<1@x>"],
  ])("is found %s", (_where, raw, id) => {
    expect(messageIdOf(Buffer.from(raw))).toBe(id);
  });

  it.each([
    ["in the body", "From: a@b\r\n\r\nMessage-ID: <1@x>\r\n"],
    ["as another field's value", "References: <1@x>\r\nX-Message-ID: <2@x>\r\n\r\n"],
    ["without brackets", "Message-ID: 1@x\r\n\r\n"],
    ["in nothing", ""],
  ])("is not seen %s", (_where, raw) => {
    expect(messageIdOf(Buffer.from(raw))).toBeNull();
  });

  it("is found in a view into a larger buffer", () => {
    const buffer = Buffer.from("Message-ID: <wrong@x>\r\nMessage-ID: <right@x>\r\n\r\n");
    expect(messageIdOf(buffer.subarray(23))).toBe("<right@x>");
  });
});
