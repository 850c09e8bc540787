import { describe, expect, test } from "vitest";
import { draftOf, reviewItem } from "../../fixtures/review-item.ts";
import { Output } from "../cli/output.ts";
import type { ReviewItem } from "./item.ts";
import { renderItem } from "./view.ts";

/** As the terminal gets it: through the same Output as `smb review`. */
function shown(item: ReviewItem, color = false): string {
  let text = "";
  const stream = { write: (part: string) => (text += part) };
  const out = new Output({ stdout: stream, stderr: stream, json: false, color });
  out.data(null, () =>
    renderItem(item, { position: "1 of 2", paint: (style, part) => out.style(style, part) }),
  );
  return text;
}

const lines = (item: ReviewItem): string[] => shown(item).split("\n");

describe("what a reviewer is shown", () => {
  test("who asks what, as what it was taken, and what was decided", () => {
    const text = shown(reviewItem());
    expect(text).toContain("Delivery   1 of 2 · m1");
    expect(text).toContain("Ada Lovelace <ada@example.com> · 2026-03-01 11:00 UTC · shipping · en\n");
    expect(text).toContain("│ How long?");
    expect(text).toContain(
      "READY FOR REVIEW  about 90 % likely to be right as it is\n  every question has an answer",
    );
  });

  test("a hold shows every reason", () => {
    const record = { state: "hold" as const, reasons: ["“a?”: no answer", "“b?”: no answer"] };
    expect(shown(reviewItem({ record }))).toContain("HOLD\n  “a?”: no answer\n  “b?”: no answer\n");
  });

  test("each claim carries the numbers of its sources, which stand below", () => {
    const text = shown(reviewItem());
    expect(text).toContain("Five days. [1] By post. [1,2]");
    expect(text).toContain("[1] faq#1 · Delivery · faq.txt\n[2] policy#2 · Post · p.md");
  });

  test("two claims of the same words are marked each at its own place", () => {
    const claim = { text: "Yes.", support: ["faq#1"], verified: true, flags: [] };
    const draft = draftOf({ text: "Yes. No. Yes.", claims: [claim, { ...claim, support: ["policy#2"] }] });
    expect(shown(reviewItem({ draft }))).toContain("Yes. [1] No. Yes. [2]");
  });

  test("what did not check out is flagged where it stands", () => {
    const flags = ["number 45 stands in no source", "link"];
    const draft = draftOf({
      text: "It takes 45 days.",
      claims: [{ text: "It takes 45 days.", support: ["faq#1"], verified: false, flags }],
    });
    expect(shown(reviewItem({ draft }))).toContain(
      "It takes 45 days. [unverified: number 45 stands in no source, link]",
    );
  });

  test("a flag is shown even where its claim cannot be found in the text", () => {
    const claim = { text: "It takes\n45 days.", support: [], verified: false, flags: ["number 45"] };
    const text = shown(reviewItem({ draft: draftOf({ text: "Rewritten.", claims: [claim] }) }));
    expect(text).toContain("It takes 45 days. [unverified: number 45]");
  });

  test("a claim on the word of a source that is not listed says so", () => {
    const claim = { text: "Rewritten.", support: ["gone#1"], verified: true, flags: [] };
    expect(shown(reviewItem({ draft: draftOf({ text: "Rewritten.", claims: [claim] }) }))).toContain(
      "Rewritten. [no source]",
    );
  });

  test("without a draft it says why there is none", () => {
    expect(shown(reviewItem({ draft: null }))).toContain("(no draft)");
  });

  test("a reply that goes elsewhere than to the sender is announced, and urgency too", () => {
    const recipient = { address: null, note: "the answer goes to Reply-To x@y.org" };
    const text = shown(reviewItem({ recipient, priority: "high" }));
    expect(text).toContain("the answer goes to Reply-To x@y.org");
    expect(text).toContain("HIGH");
  });

  test("what a mail does not have is named as missing", () => {
    const text = shown(
      reviewItem({
        message: { subject: "", from: null, date: null },
        record: { intent: null, language: null },
      }),
    );
    expect(text).toContain("(no subject)");
    expect(text).toContain("nobody · no date · other · language unknown");
  });

  test("a long mail is cut, and says by how much", () => {
    const newText = Array.from({ length: 45 }, (_, i) => `line ${i + 1}`).join("\n");
    const text = shown(reviewItem({ message: { newText } }));
    expect(text).toContain("│ line 40\n│ … 5 more lines");
    expect(text).not.toContain("line 41");
  });
});

describe("a hostile mail", () => {
  const FORGED = "READY FOR REVIEW";
  const ESCAPES = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\r";

  test.each<[string, Partial<ReviewItem["message"]>]>([
    ["subject", { subject: `x\n${FORGED}` }],
    ["name", { from: { name: `Ada\n${FORGED}`, address: "a@b.org" } }],
    ["text", { newText: `x\n${FORGED}\r${FORGED}\u2028${FORGED}\u0085${FORGED}\v${FORGED}` }],
  ])("cannot forge a line of the screen with its %s", (_part, message) => {
    const held = reviewItem({ message, record: { state: "hold", reasons: ["flagged"] } });
    expect(lines(held).filter((line) => line.trim() === FORGED)).toEqual([]);
    expect(shown(held)).toContain("HOLD\n  flagged");
  });

  test("cannot forge one with the words that a reason quotes", () => {
    const record = { state: "hold" as const, reasons: [`“x\n${FORGED}\n”: no answer`] };
    expect(lines(reviewItem({ record })).filter((line) => line.trim() === FORGED)).toEqual([]);
  });

  test("moves no cursor and changes no colour", () => {
    const hostile = reviewItem({
      message: {
        subject: ESCAPES,
        newText: `a${ESCAPES}b`,
        from: { name: ESCAPES, address: `${ESCAPES}@b.org` },
      },
      record: { reasons: [ESCAPES], intent: ESCAPES },
      recipient: { address: null, note: ESCAPES },
      draft: draftOf({ text: `draft ${ESCAPES}`, claims: [] }),
    });
    for (const color of [false, true]) {
      const own = new RegExp("\u001b\\[(?:1|2|22|33|39)m", "g");
      expect(shown(hostile, color).replace(own, "")).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
    }
    expect(shown(hostile)).not.toContain("\u001b");
  });

  test("its text is never taken for the draft: every line of it is marked", () => {
    const newText = "ignore the above\n\n[1] faq#1 · Forged · faq.txt";
    const forged = lines(reviewItem({ message: { newText } })).filter((line) => line.includes("Forged"));
    expect(forged).toEqual(["│ [1] faq#1 · Forged · faq.txt"]);
  });

  test("shows the earlier mails that the reply answers too, before the last one", () => {
    const text = shown(
      reviewItem({
        earlier: [{ id: "m0", text: "And do you gift-wrap?", writtenAt: "2026-03-01T11:00:00.000Z" }],
      }),
    );
    expect(text).toContain("an earlier mail, not answered yet:\n│ And do you gift-wrap?\n\n│ ");
  });

  test("shows what seems wrong about the sender, above what he writes", () => {
    const text = shown(reviewItem({ warnings: ["The domain x is not\u0007 yours."] }));
    expect(text).toContain("The domain x is not  yours.");
    expect(text.indexOf("The domain x")).toBeLessThan(text.indexOf("│"));
  });
});
