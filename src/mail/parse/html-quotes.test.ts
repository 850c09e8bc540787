import { describe, expect, test } from "vitest";
import { splitQuotation } from "../quotation.ts";
import { htmlText } from "./html.ts";

const split = (html: string, forwarded = false) => splitQuotation(htmlText(html), { forwarded });

const SENDER = '&lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt;';
const HEAD = `<b>From:</b> Shop ${SENDER}<br><b>Sent:</b> Monday, 2 November 2026 10:15<br><b>To:</b> Anna<br><b>Subject:</b> Order`;

/** Written for this test, in the manner of each program. */
describe("what mail programs quote in HTML is no new text", () => {
  test.each([
    [
      "Gmail",
      `<div dir="ltr">It broke.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 2 Nov 2026 at 10:15, Shop ${SENDER} wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">Did it work?</blockquote></div>`,
    ],
    [
      "Gmail in a language that is not known here",
      '<div dir="ltr">It broke.</div><div class="gmail_quote"><div class="gmail_attr">Xyz 2 qwe abc Shop def:<br></div><blockquote class="gmail_quote">Did it work?</blockquote></div>',
    ],
    [
      "Apple Mail",
      `<html><body>It broke.<br><div><br><blockquote type="cite"><div>On 2 Nov 2026, at 10:15, Shop ${SENDER} wrote:</div><br class="Apple-interchange-newline"><div>Did it work?</div></blockquote></div><br></body></html>`,
    ],
    [
      "an iPhone",
      `<body dir="auto">It broke.<br><br><div dir="ltr">Von meinem iPhone gesendet</div><div dir="ltr"><br><blockquote type="cite">Am 02.11.2026 um 10:15 schrieb Shop ${SENDER}:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Did it work?</div></blockquote></body>`,
    ],
    [
      "Thunderbird",
      '<body><p>It broke.</p><div class="moz-signature">-- <br>Anna Berg<br>Berg Ltd</div><div class="moz-cite-prefix">Am 02.11.26 um 10:15 schrieb Shop:<br></div><blockquote type="cite" cite="mid:1@shop.example"><p>Did it work?</p></blockquote></body>',
    ],
    [
      "Outlook on Windows",
      `<div class="WordSection1"><p class="MsoNormal">It broke.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${HEAD}<o:p></o:p></p></div><p class="MsoNormal">Did it work?</p></div>`,
    ],
    [
      "Outlook on the web",
      `<div class="elementToProof">It broke.</div><div id="Signature"><p>Anna Berg</p><p>Tel. +49 30 123456</p></div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font>${HEAD}</font><div>&nbsp;</div></div><div>Did it work?</div>`,
    ],
    [
      "Outlook on a phone, in a language that is not known here",
      '<div>It broke.</div><div id="ms-outlook-mobile-signature"><a href="https://aka.ms/o0ukef">Get Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><div><b>Xyz:</b> Shop &lt;support@shop.example&gt;<br><b>Abc:</b> 2 Qwe 2026 10:15<br><b>Def:</b> Anna<br><b>Ghi:</b> Order<br></div><div>Did it work?</div></div>',
    ],
    [
      "Outlook for Mac",
      `<div>It broke.</div><span id="OLK_SRC_BODY_SECTION"><div>${HEAD}</div><div>Did it work?</div></span>`,
    ],
    [
      "Yahoo",
      `<div class="yahoo-style-wrap"><div>It broke.</div></div><div id="ydp1yahoo_quoted_1" class="ydp1yahoo_quoted"><div><div>On Monday, 2 November 2026 at 10:15:22 CET, Shop <support@shop.example> wrote:</div><div><br></div><div>Did it work?</div></div></div>`,
    ],
    [
      "GMX",
      `<div><div>It broke.</div><div><div name="quote" style="margin:10px 5px 5px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b> Montag, 02. November 2026 um 10:15 Uhr<br/><b>Von:</b> Shop ${SENDER}<br/><b>An:</b> anna@x.example<br/><b>Betreff:</b> Bestellung</div><div name="quoted-content">Did it work?</div></div></div></div>`,
    ],
    [
      "ProtonMail",
      `<div>It broke.</div><div class="protonmail_signature_block"><div>Sent with <a href="https://proton.me/">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Monday, November 2nd, 2026 at 10:15 AM, Shop ${SENDER} wrote:<br><blockquote class="protonmail_quote" type="cite">Did it work?</blockquote></div>`,
    ],
    [
      "Zoho",
      `<div>It broke.<br></div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- On Mon, 02 Nov 2026 10:15:22 +0100 <b>Shop ${SENDER}</b> wrote ----<br></div><blockquote>Did it work?</blockquote></div>`,
    ],
    [
      "mail.ru",
      `<p>It broke.</p><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">Понедельник, 2 ноября 2026, 10:15 +03:00 от Shop ${SENDER}:<br>&nbsp;<div>Did it work?</div></blockquote>`,
    ],
    [
      "Tuta",
      `<div>It broke.</div><div>2 Nov 2026, 10:15 by support@shop.example:<br></div><blockquote class="tutanota_quote">Did it work?</blockquote>`,
    ],
    [
      "Zimbra",
      `<div>It broke.<br><br><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">${HEAD}</div><div data-marker="__QUOTED_TEXT__">Did it work?</div></div>`,
    ],
    [
      "Spark",
      `<div name="messageBodySection">It broke.</div><div name="messageSignatureSection">Sent with Spark</div><div name="messageReplySection">On 2 Nov 2026 at 10:15 +0100, Shop ${SENDER}, wrote:<br><blockquote type="cite">Did it work?</blockquote></div>`,
    ],
  ])("%s", (_, html) => {
    const { newText, quotedText } = split(html);
    expect(newText).toBe("It broke.");
    expect(quotedText).toContain("Did it work?");
  });
});

describe("a writer's own words in HTML are kept", () => {
  test("indented", () => {
    for (const style of [
      'style="margin:0 0 0 40px;border:none;padding:0px"',
      'class="webkit-indent-blockquote"',
    ])
      expect(split(`<div>It broke:</div><blockquote ${style}><div>twice.</div></blockquote>`).newText).toBe(
        "It broke:\ntwice.",
      );
  });

  test("between quoted lines, each below what it answers", () => {
    const html =
      '<div class="gmail_quote"><div class="gmail_attr">On Mon, 2 Nov 2026 at 10:15, Shop &lt;s@shop.example&gt; wrote:</div><blockquote class="gmail_quote">Which model?</blockquote><div>The X200.</div><blockquote class="gmail_quote">Since when?</blockquote><div>Monday.</div></div>';
    expect(split(html).inlineAnswers).toEqual([
      { quoted: "Which model?", answer: "The X200." },
      { quoted: "Since when?", answer: "Monday." },
    ]);
  });

  test("below the quote", () => {
    const html =
      '<div class="moz-cite-prefix">On 02/11/2026 10:15, Shop wrote:<br></div><blockquote type="cite">Which model?</blockquote><p>The X200.</p>';
    expect(split(html).newText).toBe("The X200.");
  });

  test("below a signature's frame, where they are no signature", () => {
    expect(split('<div>Hello</div><div id="Signature"><p>Where is my parcel?</p></div>').newText).toContain(
      "Where is my parcel?",
    );
  });
});

describe("what mail programs forward in HTML is the message", () => {
  test.each([
    [
      "Gmail",
      '<div dir="ltr">Why?<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Shop</b><br>Subject: Order<br></div>It is late.</div></div>',
      false,
    ],
    [
      "Gmail in another language",
      '<div class="gmail_quote"><div class="gmail_attr">---------- Xyz abc ---------<br>Def: <b>Shop</b><br></div>It is late.</div>',
      false,
    ],
    [
      "Apple Mail",
      '<div>Why?</div><blockquote type="cite"><div>Anfang der weitergeleiteten Nachricht:</div><br><div><b>Von: </b>Shop</div><div>It is late.</div></blockquote>',
      false,
    ],
    [
      "Yahoo",
      '<div>Why?</div><div class="yahoo_quoted"><div>----- Forwarded Message -----</div><div><b>From:</b> Shop</div><div>It is late.</div></div>',
      false,
    ],
    [
      "Thunderbird",
      '<p>Why?</p><div class="moz-forward-container">-------- Weitergeleitete Nachricht --------<table class="moz-email-headers-table"><tr><th>Betreff: </th><td>Order</td></tr></table><p>It is late.</p></div>',
      false,
    ],
    [
      "Outlook, by the subject",
      `<div>Why?</div><hr><div id="divRplyFwdMsg">${HEAD}</div><div>It is late.</div>`,
      true,
    ],
  ])("%s", (_, html, forwarded) => {
    const { newText, quotedText } = split(html, forwarded);
    expect(newText).toContain("It is late.");
    expect(quotedText).toBe("");
  });
});

test("addresses that a client did not escape are text", () => {
  expect(htmlText("<div>Jane <jane@shop.example> wrote:</div>")).toBe("Jane <jane@shop.example> wrote:");
});
