import { describe, expect, test } from "vitest";
import { parseMessage } from "../parse.ts";
import { idsOf } from "./own.ts";
import { FROM, OWN, screened } from "./screened.ts";

describe("our own mail", () => {
  test.each([
    ["From is one of our addresses", ["From: Support <SUPPORT@shop.example>"]],
    ["From is one of our addresses", ["From: support+orders@shop.example"]],
    ["From is one of our addresses", ["From: anna@example.org, support@shop.example"]],
    ["X-SMB-Reply header", [FROM, "X-SMB-Reply: 1"]],
  ])("%s", async (reason, lines) => {
    const result = await screened(lines);
    expect(result).toMatchObject({ verdict: "own", disposition: "ignore", answerable: false });
    expect(result.reasons).toContain(reason);
  });

  test.each([
    "SUPPORT@shop.example",
    "support\u200b@shop.example",
    "support+x@shop.example",
    "noreply@shop.example",
  ])("it stays our own where its Reply-To is %s", async (address) => {
    expect((await screened(["From: support@shop.example", `Reply-To: ${address}`])).verdict).toBe("own");
  });
});

test("a Message-ID that one of our replies carries is ours, as its own or as the one it had", async () => {
  const known = { ...OWN, knownOwnMessageIds: new Set(["<abc@smb.shop.example>"]) };
  const lines = [FROM, "Message-ID: <abc@smb.shop.example>"];
  expect((await screened(lines)).verdict).toBe("human");
  expect((await screened(lines, "Hello", known)).verdict).toBe("own");
  const replaced = [FROM, "Message-ID: <new@x.example>", "X-Original-Message-ID: <abc@smb.shop.example>"];
  expect((await screened(replaced, "Hello", known)).verdict).toBe("own");
});

test("a customer's answer to our reply is the customer's", async () => {
  const known = { ...OWN, knownOwnMessageIds: new Set(["<abc@smb.shop.example>"]) };
  const lines = [
    FROM,
    "Message-ID: <c@x.example>",
    "References: <abc@smb.shop.example>",
    "In-Reply-To: <abc@smb.shop.example>",
  ];
  expect((await screened(lines, "Hello", known)).answerable).toBe(true);
});

test("a mail's ids are its own and those it had, not its parents'", async () => {
  const raw = "Message-ID: <a@x>\r\nX-Google-Original-Message-ID: <b@x>\r\nReferences: <c@x>\r\n\r\n";
  expect(idsOf(await parseMessage(Buffer.from(raw)))).toEqual(["<a@x>", "<b@x>"]);
});

describe("what only seems to be ours waits for a person", () => {
  test.each([
    ["a group kept us as the author", [FROM, "X-Original-From: Support <support@shop.example>"]],
    ["it was forwarded by an address of ours", [FROM, "X-Forwarded-From: support@shop.example"]],
    [
      "a group put its own address there",
      ["From: 'Support' via Group <group@lists.example>", "Reply-To: support@shop.example"],
    ],
    [
      "a customer is called Via",
      ["From: Paolo Della Via <paolo@example.org>", "Reply-To: support@shop.example"],
    ],
    ["we wrote to ourselves", ["From: support@shop.example", "To: Support <support+eu@shop.example>"]],
    [
      "the subject is a form's",
      ["From: support@shop.example", "To: agency@example.net", "Subject: New contact form submission"],
    ],
    [
      "the subject is a form's, in another language",
      ["From: support@shop.example", "To: agency@example.net", "Subject: Neue Nachricht: Kontaktformular"],
    ],
    [
      "a mail server replaced a stranger's address",
      ["From: support@shop.example", "To: agency@example.net", "X-Google-Original-From: anna@example.org"],
    ],
    [
      "groups do not agree on the author",
      [
        "From: support@shop.example",
        "X-Original-From: anna@example.org",
        "X-Original-Sender: support@shop.example",
      ],
    ],
  ])("%s", async (_, lines) => {
    expect(await screened(lines)).toMatchObject({ verdict: "own", disposition: "person", answerable: false });
  });

  test.each([
    "Name: Anna Berg\nEmail: anna@example.org\nMessage: Where is my parcel?",
    "*Ihr Name:* Anna Berg\n*E-Mail-Adresse:* anna@example.org\n*Nachricht:*\nWo ist mein Paket?",
    "お名前：山田\nメールアドレス：anna@example.org\nお問い合わせ内容：いつ届きますか",
  ])("it has the fields of a form: %j", async (body) => {
    const lines = [
      "From: support@shop.example",
      "To: agency@example.net",
      "Content-Type: text/plain; charset=utf-8",
    ];
    expect((await screened(lines, body)).disposition).toBe("person");
  });

  test("a colleague's mail to a customer is ours, whatever it quotes and however it is signed", async () => {
    const lines = ["From: support@shop.example", "To: anna@example.org", "Cc: support@shop.example"];
    const signed = "Your parcel is on its way.\n\nName: Support\nEmail: support@shop.example\nPhone: 1";
    expect((await screened(lines, signed)).disposition).toBe("ignore");
    const answered = [...lines, "Subject: Re: New contact form submission"];
    const quoted = "It is on its way.\n\nName: Anna\nEmail: anna@example.org\nMessage: Where is it?";
    expect((await screened(answered, quoted)).disposition).toBe("ignore");
  });

  test("proof puts it away: our header, or our Message-ID", async () => {
    const doubtful = ["From: support@shop.example", "To: support@shop.example", "Message-ID: <abc@smb>"];
    const known = { ...OWN, knownOwnMessageIds: new Set(["<abc@smb>"]) };
    expect((await screened(doubtful)).disposition).toBe("person");
    expect((await screened(doubtful, "Hello", known)).disposition).toBe("ignore");
    expect((await screened([...doubtful, "X-SMB-Reply: 1"])).disposition).toBe("ignore");
    const group = [...doubtful.slice(0, 2), "X-Original-From: anna@example.org"];
    const returned = [...group, "X-Original-Message-ID: <abc@smb>"];
    expect((await screened(returned, "Hello", known)).disposition).toBe("ignore");
  });
});

describe("a reply to ours that names our Message-ID as an original is the sender's", () => {
  const known = { ...OWN, knownOwnMessageIds: new Set(["<abc@smb>"]) };
  test.each([
    ["in a field of replies", ["Original-Message-ID: <abc@smb>"]],
    ["and refers to it", ["X-Original-Message-ID: <abc@smb>", "In-Reply-To: <abc@smb>"]],
  ])("%s", async (_, lines) => {
    const result = await screened([FROM, "Message-ID: <r@example.org>", ...lines], "Hello", known);
    expect(result).toMatchObject({ verdict: "human", disposition: "answer" });
  });
});
