import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { splitQuotation } from "./quotation.ts";

const newText = (...lines: string[]): string => splitQuotation(lines.join("\n")).newText;
const quoted = (...lines: string[]): string => splitQuotation(lines.join("\n")).quotedText;

const WROTE = "On Mon, 2 Nov 2026 at 10:15, Shop <support@shop.example> wrote:";

describe("answers above a quoted mail", () => {
  test.each([
    ["an attribution", [WROTE, "", "> Did it work?", ">", "> Regards"]],
    ["an attribution, the mail unmarked", [WROTE, "", "Did it work?", "", "Regards"]],
    ["an attribution within the marks", [`> ${WROTE}`, ">", "> Did it work?"]],
    ["marks alone", ["> Did it work?", "> Regards"]],
    ["entities for marks", ["&gt; Did it work?", "&gt; Regards"]],
    ["a header block", ["From: Shop", "Sent: Monday", "To: Anna", "Subject: Order", "", "Did it work?"]],
    [
      "a header block below a rule",
      ["________________________________", "From: Shop", "Sent: Monday", "To: Anna", "Subject: Order"],
    ],
    [
      "a header block within the marks",
      ["> Subject: Order", "> From: Shop", "> To: Anna", "> Date: Monday", ">", "> Did it work?"],
    ],
    ["Outlook's mark", ["-----Original Message-----", "From: Shop", "", "Did it work?"]],
    ["a help desk's line", ["##- Please type your reply above this line -##", "", "Did it work?"]],
    ["a phone's line, then an attribution", ["Sent from my iPhone", "", WROTE, "> Did it work?"]],
    ["a signature, then an attribution", ["-- ", "Anna Berg", "Berg Ltd", "", WROTE, "> Did it work?"]],
    [
      "two mails inside each other",
      [WROTE, "", "Did it work?", "", "On Sun, 1 Nov 2026 at 10:15, Anna <anna@x.example> wrote:", "", "No."],
    ],
  ])("end at %s", (_, rest) => {
    expect(newText("It broke again.", "", "Twice.", "", ...rest)).toBe("It broke again.\n\nTwice.");
  });

  test("the quoted mail is kept apart, with what introduces it", () => {
    expect(quoted("No.", "", WROTE, "", "> Did it work?", "", "-- ", "Anna")).toBe(
      `${WROTE}\n\n> Did it work?`,
    );
  });

  test("what clients strew into an attribution does not hide it", () => {
    const strewn =
      "\u200eOn\u00a0Mon, 2\u202fNov 2026 at 10:15, Shop \u2068<support@shop.example>\u2069 wrote\uFF1A";
    expect(newText("No.", "", strewn, "", "Did it work?")).toBe("No.");
  });

  test("a quoted line that its sender's program broke is not taken for an answer", () => {
    const torn = [`> ${"word ".repeat(14)}and then the`, "rest of it", "> Regards"];
    expect(newText("No.", "", WROTE, ...torn)).toBe("No.");
  });
});

describe("a server's banner above a mail", () => {
  test("is no new text, and does not hide what stands below", () => {
    const banner = "CAUTION: This email originated from outside of the organization.";
    expect(newText(banner, "", "It broke.", "", WROTE, "> Did it work?")).toBe("It broke.");
    expect(newText(banner, "", "About this:", "", "> two days", "", "It took ten.")).toBe(
      "About this:\n\n> two days\n\nIt took ten.",
    );
  });
});

describe("answers in other places", () => {
  test("an answer below an introduced quote stands alone", () => {
    expect(splitQuotation(`${WROTE}\n> Which model?\n\nThe X200.`)).toEqual({
      newText: "The X200.",
      quotedText: `${WROTE}\n> Which model?`,
      inlineAnswers: [],
    });
  });

  test("so do answers above and below it, one empty line between them", () => {
    expect(newText("Hello,", "", WROTE, "> Which model?", "", "", "The X200.")).toBe("Hello,\n\nThe X200.");
  });

  test("answers between quoted lines stand below what they answer", () => {
    const lines = [
      WROTE,
      "> Which model?",
      "",
      "The X200.",
      "",
      "> And since when?",
      "> Exactly?",
      "Monday.",
      "",
      "> Regards",
    ];
    expect(splitQuotation(lines.join("\n"))).toEqual({
      newText: "> Which model?\n\nThe X200.\n\n> And since when?\n> Exactly?\nMonday.",
      quotedText: `${WROTE}\n> Regards`,
      inlineAnswers: [
        { quoted: "Which model?", answer: "The X200." },
        { quoted: "And since when?\nExactly?", answer: "Monday." },
      ],
    });
  });

  test("a line that the writer quoted by hand stands above the answer", () => {
    const text = "About this:\n\n> it takes two days\n\nIt took ten.";
    expect(splitQuotation(text)).toEqual({
      newText: text,
      quotedText: "",
      inlineAnswers: [{ quoted: "it takes two days", answer: "It took ten." }],
    });
  });

  test("of a long quote above an answer the last paragraph is kept", () => {
    const long = Array.from({ length: 40 }, (_, index) => `> line ${index}`);
    const text = newText(WROTE, ...long, ">", "> Which model?", "The X200.", "> Since when?", "Monday.");
    expect(text).toBe("> Which model?\nThe X200.\n> Since when?\nMonday.");
  });

  test("an answer below a quote that a program put below the signature is new", () => {
    expect(newText("Hello", "-- ", "Anna", "> quoted", "One more thing.")).toBe("Hello\nOne more thing.");
  });

  test.each([
    ["a greeting leaves open what comes below", ["Hi,", "", WROTE, "Which model?", "", "The X200."]],
    ["a mail without anything above may be answered below", [WROTE, "Which model?", "", "The X200."]],
    [
      "answers in red stand in the quoted mail",
      ["I answered in red below.", "", WROTE, "Which model? The X200."],
    ],
    [
      "a mail that somebody shows is the matter",
      ["Is this from you?:", "", "From: Shop", "Sent: Monday", "To: Anna", "Subject: Prize"],
    ],
    ["quotes alone", ["> only", "> this"]],
  ])("%s: all is new", (_, lines) => {
    expect(splitQuotation(lines.join("\n"))).toEqual({
      newText: lines.join("\n"),
      quotedText: "",
      inlineAnswers: [],
    });
  });
});

describe("what is no quote", () => {
  test.each([
    ["a comparison", ["The limit is", "> 5 kg"]],
    ["comparisons between text", ["Allowed are:", "> 5 kg", "> 10 cm", "Mine has 7."]],
    ["an arrow", ["Please do this:", "> Settings"]],
    ["what the writer announces", ["I get this error:", "", "> Error 500"]],
    ["a program's output", ["It said", "> Task: check", "> Task: clean"]],
    ["answers that their writer marked", ["Which model?", "", ">> The X200.", ">> Since Monday."]],
    ["a Python prompt", ["I ran", ">>> import os", ">>> os.getcwd()"]],
    ["a line that a mail store escaped", [">From my point of view this is wrong.", "Please help."]],
    ["a story", ["On 2 November 2026 at 10:15 you wrote:", "we will refund you.", "You did not."]],
    [
      "a story in German",
      ["Am 02.11.2026 um 10:15 schrieb mir Ihr Kollege:", "es kommt am Montag.", "Es kam nicht."],
    ],
    ["an itinerary", ["Please change my booking.", "From: Berlin", "To: Paris", "Date: 2 Nov", "Thanks"]],
    [
      "a web form's mail",
      ["New request:", "", "From: Anna", "Email: a@x.example", "Subject: Broken", "Message: It broke."],
    ],
    ["a list with dashes", ["I need:", "-- a table", "-- a chair"]],
    ["code", ["```", "-- drop table", "From: x", "```"]],
    ["a rule", ["Facts", "-----", "It broke.", "=====", "Twice."]],
  ])("%s", (_, lines) => {
    expect(newText(...lines)).toBe(lines.join("\n"));
  });
});

describe("forwarded mail is the message", () => {
  const forwarded = [
    "From: X",
    "Date: Monday",
    "Subject: Order",
    "To: Anna",
    "",
    WROTE,
    "> It is late.",
    "",
    "-- ",
    "X",
  ];

  test.each([
    ["---------- Forwarded message ---------", ""],
    ["Begin forwarded message:", ""],
    ["Anfang der weitergeleiteten Nachricht:", ""],
    ["> Begin forwarded message:", "> "],
  ])("below %s", (line, mark) => {
    const lines = ["Please help:", "", line, ...forwarded.map((each) => mark + each)];
    expect(newText(...lines)).toBe(lines.join("\n"));
  });

  test("by its subject, where a header block heads it", () => {
    for (const mark of ["", "> "]) {
      const text = [
        "Why?",
        "",
        ...["From: X", "Sent: Monday", "To: Anna", "Subject: Order", "", "Late."].map((line) => mark + line),
      ];
      expect(splitQuotation(text.join("\n"), { forwarded: true }).newText).toBe(text.join("\n"));
      expect(splitQuotation(text.join("\n")).newText).toBe("Why?");
    }
  });

  test("by its subject, where an attribution heads it and no line is marked", () => {
    const text = `Why?\n\n${WROTE}\n\nIt is late.`;
    expect(splitQuotation(text, { forwarded: true }).newText).toBe(text);
  });

  test("but not where somebody answers a forwarded mail", () => {
    expect(
      newText("No.", "", WROTE, "> ---------- Forwarded message ---------", "> From: X", "> Late."),
    ).toBe("No.");
  });
});

describe("any text", () => {
  const line = fc.constantFrom(
    "Hello", "> q", "", "-- ", "From: a@b.org", "Subject: x", "To: y", WROTE, "On 2 Nov 2026 10:15 x@y.org wrote:",
    "-----Original Message-----", "_____", "Sent from my iPhone", ">>> x", "Begin forwarded message:", "See below.",
    "\nThis e-mail is confidential. If you are not the intended recipient, delete it.\n",
  ); // prettier-ignore

  test("every line is new, quoted or closes the mail; and something is always new", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (drawn) => {
        const lines = drawn.flatMap((each) => each.split("\n"));
        const { newText: fresh, quotedText, inlineAnswers } = splitQuotation(lines.join("\n"));
        const all = lines.map((each) => each.trimEnd());
        const parts = `${fresh}\n${quotedText}`.split("\n").filter(Boolean);
        for (const part of parts) expect(all).toContain(part.trimEnd());
        expect(parts.length).toBeLessThanOrEqual(lines.filter(Boolean).length);
        for (const { answer } of inlineAnswers) expect(fresh).toContain(answer);
        if (lines.some((each) => each.trim() !== "")) expect(fresh).not.toBe("");
        const said = (text: string): number => text.split("\n").filter((each) => each === "Hello").length;
        if (!lines.includes("-- ")) expect(said(fresh) + said(quotedText)).toBe(said(lines.join("\n")));
      }),
    );
  });

  test.each([
    ["quote marks", "> ".repeat(500_000)],
    ["quoted lines", ">\n".repeat(500_000)],
    ["short lines", "x\n".repeat(100_000)],
    ["dashes", "- ".repeat(500_000)],
    ["blank lines", "\n".repeat(500_000)],
    ["blanks", `${" ".repeat(1_000_000)}x`],
    ["attributions that never end", "On 2 Nov 2026 10:15 a@b.org\n".repeat(30_000)],
    ["attributions that end in doubt", "В 2 ноября 2026 10:15 а:\n".repeat(20_000)],
    ["labels", "From: a\nTo: b\n".repeat(40_000)],
    ["delimiters", "--\n".repeat(200_000)],
    ["phones' lines", "Sent from my iPhone\n--\n".repeat(30_000)],
    ["phones' lines that never end", `Sent from my ${"ab ".repeat(50)}\n\n`.repeat(5_000)],
    ["at signs", "@".repeat(1_000_000)],
    ["brackets", "<".repeat(1_000_000)],
    ["dashed lines", `${"- ".repeat(100)}x\n`.repeat(4_000)],
    ["quotes and answers in turn", "> q\nit broke, you see\n".repeat(30_000)],
    ["a notice's words", "This e-mail is confidential ".repeat(30_000)],
  ])("a flood of %s is cut in linear time", (_, text) => {
    const start = process.cpuUsage();
    splitQuotation(text);
    expect(cpuSince(start)).toBeLessThan(2_000);
  });
});
