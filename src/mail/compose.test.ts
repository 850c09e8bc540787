import { describe, expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { composeReply, replyReferences, type ReplyInput } from "./compose.ts";
import type { Message } from "./message.ts";
import { parseMessage } from "./parse.ts";

const ORIGINAL: Message = {
  messageId: "<m1@example.org>",
  from: { name: "Anna Berg", address: "anna@example.org" },
  replyTo: [],
  to: [],
  cc: [],
  subject: "Größe falsch",
  date: "2026-11-03T09:00:00.000Z",
  inReplyTo: [],
  references: ["<r1@example.org>", "<r2@example.org>"],
  text: "Hello,\n\nit broke.\n> older",
  newText: "Hello,\n\nit broke.",
  quotedText: "> older",
  sender: null,
  inlineAnswers: [],
  reports: [],
  attachments: [],
  headers: new Map(),
  defects: [],
};

const compose = async (input: Partial<ReplyInput> = {}): Promise<{ raw: string; mail: Message }> => {
  const bytes = await composeReply({
    to: { name: "Anna Berg", address: "anna@example.org" },
    from: { name: "Shop, Support", address: "support@shop.example" },
    original: ORIGINAL,
    text: "Dear Anna,\n\nwe send another – 5 € off.",
    quoteOriginal: false,
    ticket: null,
    messageId: "<new@shop.example>",
    date: new Date("2026-11-04T08:00:00Z"),
    automatic: false,
    ...input,
  });
  return { raw: Buffer.from(bytes).toString("latin1"), mail: await parseMessage(bytes) };
};

const original = (part: Partial<Message>): Partial<ReplyInput> => ({ original: { ...ORIGINAL, ...part } });

describe("composeReply", () => {
  test("what was put in is read back", async () => {
    const { mail } = await compose();
    expect(mail).toMatchObject({
      messageId: "<new@shop.example>",
      from: { name: "Shop, Support", address: "support@shop.example" },
      to: [{ name: "Anna Berg", address: "anna@example.org" }],
      cc: [],
      subject: "Re: Größe falsch",
      date: "2026-11-04T08:00:00.000Z",
      inReplyTo: ["<m1@example.org>"],
      references: ["<r1@example.org>", "<r2@example.org>", "<m1@example.org>"],
      defects: [],
    });
    expect(mail.text.trimEnd()).toBe("Dear Anna,\n\nwe send another – 5 € off.");
    expect(mail.headers.get("x-smb-reply")).toEqual(["1"]);
  });

  test("it is plain ASCII on the wire, with CRLF and no line over 998 bytes", async () => {
    const { raw } = await compose({ text: `${"ä".repeat(3_000)}\nFrom here\n.\n` });
    expect(raw).not.toMatch(/[^\t\r\n\x20-\x7e]/);
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test("the same input gives the same bytes, so that a retry sends the same mail", async () => {
    expect((await compose()).raw).toBe((await compose()).raw);
  });

  test("only an automatic reply says that it is one", async () => {
    expect((await compose()).mail.headers.has("auto-submitted")).toBe(false);
    expect((await compose({ automatic: true })).mail.headers.get("auto-submitted")).toEqual(["auto-replied"]);
  });

  test.each([
    ["Order", "Re: Order"],
    ["Re: Order", "Re: Order"],
    ["RE[2]: Order", "RE[2]: Order"],
    ["AW: Bestellung", "AW: Bestellung"],
    ["SV: Beställning", "SV: Beställning"],
    ["Antw: Bestelling", "Antw: Bestelling"],
    ["Reorder", "Re: Reorder"],
    ["", "Re:"],
    ["Hi\r\nBcc: x@y.org", "Re: Hi Bcc: x@y.org"],
  ])("the subject %j becomes %j", async (subject, expected) => {
    expect((await compose(original({ subject }))).mail.subject).toBe(expected);
  });

  test.each([
    ["Order", "Re: [#A1B2C3] Order"],
    ["Re: Order", "Re: [#A1B2C3] Order"],
    ["AW: AW: Bestellung", "AW: [#A1B2C3] AW: Bestellung"],
    ["Re: [#a1b2c3] Order", "Re: [#a1b2c3] Order"],
    ["", "Re: [#A1B2C3]"],
  ])("with a ticket the subject %j becomes %j", async (subject, expected) => {
    const { mail } = await compose({ ...original({ subject }), ticket: "A1B2C3" });
    expect(mail.subject).toBe(expected);
  });

  test("the ticket stands in a line of its own between text and quote", async () => {
    const { mail } = await compose({ ticket: "A1B2C3", quoteOriginal: true, text: "Dear Anna," });
    expect(mail.text).toMatch(/^Dear Anna,\n\nRef\. \[#A1B2C3\]\n\nOn 3 Nov 2026/);
  });

  test("no subject, name or id makes a header line", async () => {
    const evil = "x\r\nBcc: mallory@example.net\r\n\r\nbody";
    const { mail } = await compose({
      ...original({
        subject: evil,
        messageId: `<${evil}>`,
        references: [`<${evil}>`],
        from: { name: evil, address: "a@b.org" },
      }),
      to: { name: evil, address: "anna@example.org" },
      from: { name: evil, address: "support@shop.example" },
      quoteOriginal: true,
    });
    expect(mail.headers.has("bcc")).toBe(false);
    expect(mail.to).toHaveLength(1);
    expect(mail.inReplyTo).toEqual([]);
    expect(mail.text).toContain("On 3 Nov 2026, x Bcc: mallory@example.net body wrote:");
  });

  test.each(["anna", "a@b.org\r\nBcc: x@y.org", "a@b.org, c@d.org", ""])(
    "no mail is made to %j",
    async (address) => {
      await expect(compose({ to: { name: "", address } })).rejects.toThrow(UserError);
    },
  );

  test("an original without a Message-ID is still answered", async () => {
    const { mail } = await compose(original({ messageId: null, references: [] }));
    expect(mail.inReplyTo).toEqual([]);
    expect(mail.headers.has("references")).toBe(false);
  });

  test("the original is quoted below, and is quotation to its reader", async () => {
    const { mail } = await compose({ quoteOriginal: true, text: "Dear Anna," });
    expect(mail.text.trimEnd()).toBe(
      "Dear Anna,\n\nOn 3 Nov 2026, Anna Berg wrote:\n> Hello,\n>\n> it broke.\n>> older",
    );
    expect(mail.newText).toBe("Dear Anna,");
  });

  test("a long original is cut at 200 lines", async () => {
    const text = Array.from({ length: 500 }, (_, index) => `line ${index}`).join("\n");
    const { mail } = await compose({ ...original({ text }), quoteOriginal: true });
    expect(mail.text).toContain("> line 199\n> [...]");
    expect(mail.text).not.toContain("line 200");
  });

  test("an original without date and sender is quoted without them", async () => {
    const { mail } = await compose({ ...original({ date: null, from: null }), quoteOriginal: true });
    expect(mail.text).toContain("\nyou wrote:\n> Hello");
  });
});

test("references keep the first and the last 20", () => {
  const references = Array.from({ length: 60 }, (_, index) => `<${index}@x>`);
  const ids = replyReferences({ references, messageId: "<m@x>" });
  expect(ids).toHaveLength(21);
  expect([ids[0], ids[1], ids.at(-1)]).toEqual(["<0@x>", "<41@x>", "<m@x>"]);
  expect(replyReferences({ references: ["<a@x>", "<m@x>", "<b@x>"], messageId: "<m@x>" })).toEqual([
    "<a@x>",
    "<b@x>",
    "<m@x>",
  ]);
});
