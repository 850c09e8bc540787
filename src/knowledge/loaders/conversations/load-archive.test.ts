import { describe, expect, it } from "vitest";
import {
  asked,
  load,
  problemsOf,
  QUESTION,
  recordsOf,
  replied,
  REPLY,
  OWN,
} from "../../../../fixtures/conversations.ts";

describe("what is no knowledge", () => {
  const nothing = async (...mails: string[]): Promise<string[]> => {
    const loaded = await load([QUESTION, ...mails]);
    expect(recordsOf(loaded)).toEqual([]);
    return problemsOf(loaded);
  };

  it("a new mail and a newsletter of the owner's", async () => {
    const newsletter = replied({
      id: "n1",
      subject: "Our news",
      fields: "List-Unsubscribe: <https://lumen.example/leave>\n",
      text: "New lamps have come in.",
    });
    const fresh = replied({
      id: "n2",
      subject: "Your visit",
      text: "Thank you for your visit to our shop last week.",
    });
    expect(await nothing(newsletter, fresh)).toEqual([
      "holds no reply to learn from: one sent mail answers nothing that is here, one is to or from a machine or a list",
    ]);
  });

  it("thanks, and nothing but thanks", async () => {
    await nothing(
      replied({
        id: "a1",
        answers: "q1",
        text: "Hi Anna,\n\nthank you very much, glad to hear that!\n\nBest\nJana",
      }),
    );
    await nothing(replied({ id: "a1", answers: "q1", text: "Sehr gerne!\n\nViele Grüße\nJana" }));
    await nothing(replied({ id: "a1", answers: "q1", text: "Merci beaucoup et bonne journée !" }));
  });

  it("the owner's own auto-reply", async () => {
    await nothing(
      replied({
        id: "a1",
        answers: "q1",
        fields: "Auto-Submitted: auto-replied\n",
        text: "We have received your mail and will answer within two days.",
      }),
    );
  });

  it("an answer to a machine", async () => {
    const bounce = asked({
      id: "b1",
      from: "MAILER-DAEMON@mx.example",
      subject: "Undelivered Mail Returned to Sender",
      fields: "Auto-Submitted: auto-replied\n",
      text: "Your mail could not be delivered.",
    });
    await nothing(
      bounce,
      replied({ id: "a1", answers: "b1", text: "Please check what is wrong with that server of yours." }),
    );
  });

  it("a draft", async () => {
    const text = "Please use a dimmable bulb of 4 watts.";
    await nothing(replied({ id: "a1", answers: "q1", fields: "X-Unsent: 1\n", text }));
    await nothing(replied({ id: "a1", answers: "q1", fields: "X-Gmail-Labels: Drafts,Important\n", text }));
    await nothing(
      replied({
        id: "a1",
        answers: "q1",
        fields: "X-Gmail-Labels: =?UTF-8?Q?Wichtig,Entw=C3=BCrfe?=\n",
        text,
      }),
    );
  });

  it("a forward", async () => {
    await nothing(
      replied({
        id: "a1",
        answers: "q1",
        subject: "Fwd: Flickering lamp",
        to: "boss@other.example",
        text: "Please have a look at what this customer says about the lamp.",
      }),
    );
  });

  it("a mail that goes on from the owner's own, and one to nobody else", async () => {
    const note = replied({
      id: "a0",
      answers: "q1",
      to: OWN,
      text: "Remember to order dimmable bulbs for this one.",
    });
    const more = replied({
      id: "a2",
      answers: "a0",
      text: "One thing that I forgot to say in my last mail.",
    });
    await nothing(note, more);
  });

  it("but a reply that smb sent with a person's approval is", async () => {
    const reply = replied({
      id: "a1",
      answers: "q1",
      fields: "X-SMB-Reply: 1\n",
      text: "Please use a dimmable bulb of 4 watts.\n\nRef. [#A1B2C3]",
    });
    const [record] = recordsOf(await load([QUESTION, reply]));
    expect(record?.pieces[0]?.text).toBe("Please use a dimmable bulb of 4 watts.");
  });
});

describe("whose replies they are", () => {
  const replies = Array.from({ length: 4 }, (_, at) => [
    asked({
      id: `q${at}`,
      from: `c${at}@customers.example`,
      text: `Is lamp number ${at} still made by you?`,
    }),
    replied({
      id: `a${at}`,
      to: `c${at}@customers.example`,
      answers: `q${at}`,
      text: `Lamp ${at} is made in small numbers every spring.`,
    }),
  ]).flat();

  it("is inferred where the owner has not said, and said to him", async () => {
    const notes: string[] = [];
    const loaded = await load(replies, { ownAddresses: [], note: (text) => notes.push(text) });
    expect(recordsOf(loaded)).toHaveLength(4);
    expect(notes[0]).toContain("took support@lumen.example for your address, since it wrote 4 of 4 replies");
  });

  it("is asked for where nobody stands out", async () => {
    expect(problemsOf(await load([QUESTION, REPLY], { ownAddresses: [] }))[0]).toContain(
      "set owner.address in smb.config.yaml",
    );
  });

  it("is told by any of the owner's addresses, plus-tags and letter case aside", async () => {
    const reply = replied({
      id: "a1",
      answers: "q1",
      from: "Lumen <Support+orders@Lumen.example>",
      text: "Please use a dimmable bulb of 4 watts.",
    });
    expect(recordsOf(await load([QUESTION, reply]))).toHaveLength(1);
  });

  it("is said where the archive has none of them", async () => {
    expect(problemsOf(await load([QUESTION]))).toEqual([
      "its one mail is not from support@lumen.example; give what you sent, and name your other addresses as owner.aliases in smb.config.yaml",
    ]);
  });
});
