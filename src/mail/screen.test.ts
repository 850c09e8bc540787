import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { parseMessage } from "./parse.ts";
import { screen } from "./screen.ts";
import { FROM, OWN, screened } from "./screen/screened.ts";

const HUMAN = {
  verdict: "human",
  answerable: true,
  disposition: "answer",
  reasons: ["no sign of a machine"],
};

describe("people may be answered", () => {
  test.each([
    ["a plain mail", [FROM, "Subject: Where is my parcel?"]],
    ["a mail without a Return-Path", [FROM]],
    ["a mail that only asks not to be answered by machines", [FROM, "X-Auto-Response-Suppress: All"]],
    ["a mail that says it is no automatic one", [FROM, "Auto-Submitted: no"]],
    [
      "a person who writes about a failed delivery",
      [FROM, "Subject: Undelivered parcel, returned to sender"],
    ],
    ["a person who asks about the office", [FROM, "Subject: Is somebody out of office?"]],
    ["a person who forwards a bounce", [FROM, "Subject: Fwd: Undelivered Mail Returned to Sender"]],
    ["a person whose name has reply in it", ["From: Nora Reply <nora.reply@example.org>"]],
    ["a customer on holiday", [FROM, "Subject: On holiday next week - can you deliver later?"]],
    ["a customer who answers an automatic answer", [FROM, "Subject: Re: Automatic reply: Order 17"]],
    ["a web form of ours", ["From: support@shop.example", "Reply-To: carl@example.org", "Subject: Form"]],
    [
      "a web form of ours that an application delivers",
      ["From: support@shop.example", "Reply-To: carl@example.org", "X-SG-EID: abc", "Subject: Form"],
    ],
    [
      "a web form of anybody's",
      ["From: noreply@forms.example", "Reply-To: carl@example.org", "Subject: Form"],
    ],
    ["a mail without From that says where to answer", ["Reply-To: anna@example.org", "Subject: Hi"]],
    ["a web form that names us as Sender", [FROM, "Sender: support@shop.example", "Subject: Form"]],
    ["a mail that Amazon carries", [FROM, "Feedback-ID: ::1.eu-west-1.abc=:AmazonSES"]],
  ])("%s", async (_, lines) => {
    expect(await screened(lines)).toEqual(HUMAN);
  });

  test.each([
    ["Holiday delivery?", "Do you deliver on Boxing Day?"],
    ["Delivery while I am away", "I am on vacation until Friday, can you deliver later?"],
    ["Away next week", "I am on vacation until Friday. Please deliver on Saturday instead."],
    ["Delivery", "I am on vacation until Friday. If the courier comes earlier, please contact my neighbour."],
    ["My return", "I'm on holiday and my return was sent last week. The refund is still missing."],
    ["Lieferung", "Ich bin im Urlaub und ab Montag wieder da. Bitte erst dann liefern."],
    ["Order 17", "Delivery failed again today. The courier did not find the house. Send it to my neighbour."],
    ["My parcel", "It says: could not be delivered, returned to sender. What now?"],
    ["Please confirm", "Please confirm that you have received my return and that the refund is on its way."],
    [
      "Your mails",
      "Hello, my message to you came back: 550 5.1.1 user unknown. Do you have another address?",
    ],
    [
      "Bounce",
      "I tried to write to sales@shop.example and got this:\n\n> Delivery has failed to these recipients",
    ],
    ["Bestellung", "Ich bin ab Montag im Urlaub und brauche die Ware vorher. Geht das?"],
    ["Retour", "Laut DHL konnte die Sendung nicht zugestellt werden. Bitte schicken Sie sie noch einmal."],
    ["Question", "Thank you for your message. The blue one fits, please send me another one."],
    ["Re: Order", "Thank you for your email. Please send the replacement as soon as possible."],
    ["Re: Order", "Vielen Dank für Ihre Nachricht. Bitte schicken Sie den Ersatz umgehend."],
    ["Re: Order", "Merci pour votre message. J'attends le colis dans les plus brefs délais."],
    ["Re: Order", "We have received your parcel, but two of the shirts are missing."],
    ["Re: Order", "Votre message n'a pas répondu à ma question."],
    ["Re: Order", "Uw bericht heb ik gelezen, maar ik heb nog niets ontvangen."],
    ["Answer", "Thanks for contacting me. The number you asked for is 4711."],
    ["Do not reply address", "I wrote to the address in your mail but it says do not reply. Who can help?"],
    ["Abonnement", "Je suis absente jusqu'à lundi, pouvez-vous livrer mardi ?"],
    ["Ticket", "My ticket for the concert was created with a wrong name, could you change it?"],
  ])("%s", async (subject, body) => {
    expect(await screened([FROM, `Subject: ${subject}`], body)).toEqual(HUMAN);
  });

  test("a bounce that a customer forwards with a question is the customer's", async () => {
    const body = [
      "Can you tell me why my return label never reaches you?",
      "",
      "---------- Forwarded message ---------",
      "From: Mail Delivery Subsystem <mailer-daemon@example.org>",
      "Subject: Undeliverable: my return",
      "",
      "Delivery to the following recipient failed permanently:",
      "Final-Recipient: rfc822; returns@shop.example",
      "Status: 5.1.1",
    ].join("\n");
    expect(await screened([FROM, "Subject: Fwd: Undeliverable: my return"], body)).toEqual(HUMAN);
  });
});

describe("what goes on", () => {
  test("only a mail whose disposition is to be answered is answerable", async () => {
    const all = await Promise.all([
      screened([FROM]),
      screened([FROM, "List-Post: <mailto:talk@lists.example>", "List-Id: <talk.lists.example>"]),
      screened([FROM, "Auto-Submitted: auto-replied"]),
      screened(["Subject: Hi"]),
    ]);
    expect(all.map(({ disposition, answerable }) => [disposition, answerable])).toEqual([
      ["answer", true],
      ["person", false],
      ["ignore", false],
      ["quarantine", false],
    ]);
  });

  test("every signal of the verdict is a reason, none of another verdict", async () => {
    const lines = [FROM, "List-Id: <a.b>", "Precedence: list", "Auto-Submitted: no"];
    const { verdict, reasons } = await screened(lines);
    expect({ verdict, reasons }).toEqual({
      verdict: "bulk",
      reasons: ["List-Id header", "Precedence: bulk, list or junk"],
    });
  });

  test("what a machine says to machines counts before what it seems to say to people", async () => {
    const lines = [FROM, "Subject: Undeliverable: order", "List-Unsubscribe: <https://example.org/u>"];
    expect((await screened(lines, "Your message could not be delivered to a@b.example")).verdict).toBe(
      "bulk",
    );
  });

  test("our own mail that bounced back is own before it is a bounce, and a bounce before it is bulk", async () => {
    const ours = ["From: support@shop.example", "X-Failed-Recipients: a@b.org"];
    expect((await screened(ours)).verdict).toBe("own");
    const daemon = ["From: MAILER-DAEMON@mx.example.org", "Precedence: bulk", "Auto-Submitted: auto-replied"];
    expect((await screened(daemon)).verdict).toBe("bounce");
  });
});

describe("malformed", () => {
  test("an unreadable mail is malformed whoever sent it", async () => {
    const mail = await parseMessage(Buffer.from(`${FROM}\r\n\r\nHello`));
    expect(screen({ ...mail, defects: ["unreadable"] }, OWN)).toEqual({
      verdict: "malformed",
      answerable: false,
      disposition: "quarantine",
      reasons: ["unreadable mail"],
    });
  });

  test("a mail that names nobody is put aside", async () => {
    expect((await screened(["Subject: Hi"])).reasons).toEqual(["no sender to answer"]);
  });
});

describe("spam", () => {
  const spam = { ...OWN, spamProbability: 0.99 };

  test("it waits for a person and is never put away", async () => {
    expect(await screened([FROM], "Buy pills", spam)).toMatchObject({
      verdict: "spam",
      disposition: "person",
      answerable: false,
    });
  });

  test.each([null, undefined, 0.5, 0.94])("a probability of %s says nothing", async (spamProbability) => {
    expect(await screened([FROM], "Hello", { ...OWN, spamProbability })).toEqual(HUMAN);
  });

  test("a machine stays a machine", async () => {
    expect((await screened([FROM, "Auto-Submitted: auto-replied"], "Buy pills", spam)).verdict).toBe(
      "auto-reply",
    );
  });
});

test("hostile repetition costs little time", async () => {
  const bodies = ["i am ", "550 5.1.1 ", "<a@", "your message ", ">>> ", "[ext] ", "-----\n"].map((word) =>
    word.repeat(50_000),
  );
  const start = process.cpuUsage();
  for (const body of bodies) {
    const mail = await parseMessage(Buffer.from(`${FROM}\r\n\r\nx`));
    const long = {
      ...mail,
      subject: body,
      text: body,
      newText: body,
      headers: new Map([
        ["from", [body]],
        ["sender", [body]],
        ["return-path", [body]],
        ["list-id", [body]],
        ["received", [body]],
      ]),
    };
    screen(long, OWN);
  }
  expect(cpuSince(start)).toBeLessThan(1_500);
});
