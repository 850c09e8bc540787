import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  all,
  asked,
  folder,
  load,
  OPTIONS,
  problemsOf,
  QUESTION,
  recordsOf,
  replied,
  REPLY,
} from "../../../../fixtures/conversations.ts";
import { loadEml, loadMaildir, loadMbox } from "./index.ts";

describe("past conversations", () => {
  it("a reply is a record with the customer's question and what the owner said", async () => {
    const [record] = recordsOf(await load([QUESTION, REPLY]));
    expect(record).toMatchObject({
      kind: "reply",
      title: "Flickering lamp",
      language: "en",
      date: "2026-11-02T09:00:00.000Z",
      single: true,
      pieces: [
        {
          question: "My lamp flickers when I dim it. What can I do?",
          text: "Please use a dimmable bulb of at least 4 watts.",
          place: "message 2",
        },
      ],
    });
    expect(record?.id).toMatch(/^reply-[0-9a-z]{12}$/);
  });

  it("a reply that stands before its question is paired too", async () => {
    expect(recordsOf(await load([REPLY, QUESTION]))).toHaveLength(1);
  });

  it("the record's id stays when mails are added around it", async () => {
    const [alone] = recordsOf(await load([QUESTION, REPLY]));
    const other = asked({ id: "q0", text: "Anything new?" });
    const [among] = recordsOf(await load([other, QUESTION, other, REPLY, other]));
    expect(among?.id).toBe(alone?.id);
  });

  it("each reply of a thread is paired with the mail that it answers", async () => {
    const second = asked({
      id: "q2",
      answers: "a1",
      subject: "Re: Flickering lamp",
      text: "And which bulbs do you sell yourselves?",
    });
    const answer = replied({
      id: "a2",
      answers: "q2",
      text: "We sell the Glow and the Ember, both of them dimmable.",
    });
    const records = recordsOf(await load([QUESTION, REPLY, second, answer]));
    expect(records.map(({ pieces }) => pieces[0]?.question)).toEqual([
      "My lamp flickers when I dim it. What can I do?",
      "And which bulbs do you sell yourselves?",
    ]);
  });

  it("without the question's mail the question is what the reply quotes", async () => {
    const [record] = recordsOf(await load([REPLY]));
    expect(record?.pieces[0]?.question).toBe("my lamp flickers");
  });

  it("Outlook's way of quoting is read too, and its names are masked", async () => {
    const reply = replied({
      id: "a1",
      answers: "gone",
      text:
        "Please use a dimmable bulb of at least 4 watts.\n\n________________________________\nFrom: Anna Berg <anna.berg@customers.example>\n" +
        "Sent: Monday, November 2, 2026 9:00 AM\nTo: Lumen Support\nSubject: Flickering lamp\n\nMy lamp flickers. What now?\n\nAnna Berg",
    });
    const [record] = recordsOf(await load([reply]));
    expect(record?.pieces[0]?.question).toBe("My lamp flickers. What now?");
  });

  it("answers between the lines are a piece each, with the lines that they answer", async () => {
    const question = asked({ id: "q1", text: "Do you ship to Norway?\n\nCan I pay by invoice?" });
    const reply = replied({
      id: "a1",
      answers: "q1",
      text: "Hi Anna,\n\n> Do you ship to Norway?\n\nYes, we ship to Norway within five days.\n\n> Can I pay by invoice?\n\nInvoices are for companies only, I am afraid.\n\nRegards\nJana",
    });
    const [record] = recordsOf(await load([question, reply]));
    expect(record?.pieces.map(({ question: asks, text }) => [asks, text])).toEqual([
      ["Do you ship to Norway?", "Yes, we ship to Norway within five days."],
      ["Can I pay by invoice?", "Invoices are for companies only, I am afraid."],
    ]);
    expect(record?.single).toBe(false);
  });

  it("what is the customer's is masked, and what is the owner's stays", async () => {
    const question = asked({
      id: "q1",
      subject: "Order LO-20931",
      text: "Hi, this is about order LO-20931. Call me on +49 170 5550142 or write to anna@home.example.\n\nAnna Berg",
    });
    const reply = replied({
      id: "a1",
      answers: "q1",
      subject: "Re: Order LO-20931",
      text:
        "Dear Mrs Berg,\n\nyour order LO-20931 leaves us tomorrow, Mrs Berg. We tried to call +49 170 5550142 and wrote to anna@home.example.\n" +
        "You reach us on +49 30 5550100 or at support@lumen.example, and all about shipping is at https://lumen.example/shipping.\n\nBest wishes\nJana",
    });
    const [record] = recordsOf(await load([question, reply]));
    const piece = record?.pieces[0];
    expect(piece?.question).toBe("This is about order [number]. Call me on [phone] or write to [email].");
    expect(piece?.text).toBe(
      "Your order [number] leaves us tomorrow, Mrs [name]. We tried to call [phone] and wrote to [email].\n" +
        "You reach us on +49 30 5550100 or at support@lumen.example, and all about shipping is at https://lumen.example/shipping.",
    );
    expect(piece?.links).toEqual(["https://lumen.example/shipping"]);
    expect(record?.title).toBe("Order [number]");
  });

  it("HTML mails are read as well", async () => {
    const html = (text: string): string => text.replace("text/plain", "text/html");
    const question = html(asked({ id: "q1", text: "<p>Hello,</p><p>can I wash the <b>shade</b>?</p>" }));
    const reply = html(
      replied({
        id: "a1",
        answers: "q1",
        text: '<p>Hello Anna,</p><p>only with a dry cloth, see <a href="https://lumen.example/care">our page</a>.</p><blockquote type="cite">can I wash the shade?</blockquote>',
      }),
    );
    const [record] = recordsOf(await load([question, reply]));
    expect(record?.pieces[0]).toMatchObject({
      question: "Can I wash the shade?",
      links: ["https://lumen.example/care"],
    });
    expect(record?.pieces[0]?.text).toMatch(/^Only with a dry cloth/);
  });

  it("mails in all languages lose their greetings and closings", async () => {
    const cases: readonly [string, string, string][] = [
      [
        "Guten Tag,\n\nwann kommt meine Lampe?\n\nMit freundlichen Grüßen\nAnna Berg",
        "Sehr geehrte Frau Berg,\n\ndie Lampe kommt am nächsten Werktag bei Ihnen an.\n\nViele Grüße\nIhr Lumen-Team",
        "Die Lampe kommt am nächsten Werktag bei Ihnen an.",
      ],
      [
        "Bonjour,\n\nquand arrive ma lampe ?\n\nCordialement\nAnna Berg",
        "Bonjour Madame Berg,\n\nvotre lampe arrive demain par la poste.\n\nBien cordialement,\nJana",
        "Votre lampe arrive demain par la poste.",
      ],
      [
        "Hola,\n\n¿cuándo llega mi lámpara?\n\nUn saludo\nAnna",
        "Hola Anna:\n\nLa lámpara llega mañana por correo.\n\nSaludos cordiales,\nJana",
        "La lámpara llega mañana por correo.",
      ],
      [
        "Dzień dobry,\n\nkiedy przyjdzie moja lampa?\n\nPozdrawiam\nAnna",
        "Dzień dobry,\n\nlampa przyjdzie jutro pocztą do domu.\n\nZ poważaniem\nJana",
        "Lampa przyjdzie jutro pocztą do domu.",
      ],
      [
        "Здравствуйте,\n\nкогда придёт моя лампа?\n\nС уважением,\nАнна",
        "Здравствуйте, Анна!\n\nЛампа придёт завтра утром по почте.\n\nС уважением,\nЯна",
        "Лампа придёт завтра утром по почте.",
      ],
      [
        "こんにちは。\n\nランプはいつ届きますか。",
        "ベルク様\n\nランプは明日の午前中に届きます。\n\nよろしくお願いいたします。\n山田",
        "ランプは明日の午前中に届きます。",
      ],
      [
        "Hei,\n\nmilloin lamppuni saapuu?",
        "Hei Anna,\n\nlamppu saapuu huomenna postin mukana.\n\nTerveisin\nJana",
        "Lamppu saapuu huomenna postin mukana.",
      ],
    ];
    for (const [question, reply, expected] of cases) {
      const [record] = recordsOf(
        await load([asked({ id: "q1", text: question }), replied({ id: "a1", answers: "q1", text: reply })]),
      );
      expect(record?.pieces[0]?.text).toBe(expected);
      expect(record?.pieces[0]?.question).not.toMatch(/Anna|Berg|Анна|Grüßen|Cordialement|saludo|Pozdrawiam/);
    }
  });

  it("a reply to several questions in one mailbox is read once, however often it stands there", async () => {
    expect(recordsOf(await load([QUESTION, REPLY, REPLY, QUESTION]))).toHaveLength(1);
  });
});

describe("a run that was cut off", () => {
  it("goes on behind the last record that it gave", async () => {
    const mails = Array.from({ length: 6 }, (_, at) => [
      asked({ id: `q${at}`, text: `Is lamp number ${at} still made by you?` }),
      replied({ id: `a${at}`, answers: `q${at}`, text: `Lamp ${at} is made in small numbers every spring.` }),
    ]).flat();
    const whole = await load(mails);
    const rest = await load(mails, { from: whole[2]?.at ?? 0 });
    expect(recordsOf(rest)).toEqual(recordsOf(whole).slice(3));
    expect(await load(mails, { from: whole[5]?.at ?? 0 })).toEqual([]);
  });
});

describe("mails in files", () => {
  it("a reply by itself is paired with what it quotes", async () => {
    const root = await folder({ "re.eml": REPLY });
    expect(
      recordsOf(await all(loadEml(join(root, "re.eml"), "re.eml", OPTIONS)))[0]?.pieces[0]?.question,
    ).toBe("my lamp flickers");
  });

  it("a reply is paired with the mail beside it, which gives nothing by itself and is no problem", async () => {
    const reply = replied({ id: "a1", answers: "q1", text: "Please use a dimmable bulb of 4 watts." });
    const root = await folder({ "1.eml": QUESTION, "2.eml": reply });
    expect(await all(loadEml(join(root, "1.eml"), "1.eml", OPTIONS))).toEqual([]);
    const [record] = recordsOf(await all(loadEml(join(root, "2.eml"), "2.eml", OPTIONS)));
    expect(record?.pieces[0]?.question).toBe("My lamp flickers when I dim it. What can I do?");
  });

  it("a customer's mail alone is said to need its reply", async () => {
    const root = await folder({ "1.eml": QUESTION });
    expect(problemsOf(await all(loadEml(join(root, "1.eml"), "1.eml", OPTIONS)))[0]).toContain(
      "give the mailbox in which it was answered",
    );
  });

  it("a Maildir is read with its sub-folders, and a reply's place is its file's name", async () => {
    const root = await folder({
      "cur/1.host:2,S": QUESTION,
      "new/.keep": "",
      "tmp/.keep": "",
      ".Sent/cur/2.host:2,S": REPLY,
      ".Sent/new/.keep": "",
    });
    const [record] = recordsOf(await all(loadMaildir(root, "mail", OPTIONS)));
    expect(record?.pieces[0]).toMatchObject({
      question: "My lamp flickers when I dim it. What can I do?",
      place: ".Sent/2.host",
    });
  });

  it("a Maildir's drafts and deleted mails are left out", async () => {
    const root = await folder({
      "cur/1.host:2,S": QUESTION,
      "new/.keep": "",
      "cur/2.host:2,DS": REPLY,
      "cur/3.host:2,ST": REPLY,
    });
    expect(recordsOf(await all(loadMaildir(root, "mail", OPTIONS)))).toEqual([]);
  });

  it("a file that is no mail says so", async () => {
    const root = await folder({ "notes.mbox": "just some notes\nof mine\n", "empty.mbox": "" });
    for (const name of ["notes.mbox", "empty.mbox"])
      expect(problemsOf(await all(loadMbox(join(root, name), name, OPTIONS)))).toEqual(["holds no mail"]);
  });
});
