/** Past mail as knowledge: what the owner has answered answers the next customer. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot } from "../../../fixtures/servers/dovecot.ts";
import { openPremises, openShop, type Premises, question } from "./mail-servers.ts";
import { type Json, newSmb } from "./smb.ts";

const ASKED =
  "Hello,\r\n\r\ndoes the Tarn mirror come with screws for a plaster wall?\r\n\r\nMarta Oliveira\r\n";

/** The owner's answer to question `id`. */
const answer = (id: string): string =>
  [
    "From: Lumen & Oak <support@example.com>",
    "To: Marta Oliveira <marta@customer.example>",
    "Subject: Re: Mirror",
    `Message-ID: <answer-${id}@example.com>`,
    `In-Reply-To: <${id}@customer.example>`,
    "Date: Tue, 03 Nov 2026 10:00:00 +0000",
    "",
    "Dear Marta,",
    "",
    "The Tarn mirror comes with four screws and plugs for plaster walls.",
    "",
    "Kind regards",
    "Lumen & Oak",
    "",
    "> does the Tarn mirror come with screws for a plaster wall?",
    "",
  ].join("\r\n");

const SENTENCE = "The Tarn mirror comes with four screws and plugs for plaster walls.";

describe.skipIf(!requireDovecot())("the Sent folder of the account", () => {
  let premises: Premises;
  beforeAll(async () => {
    premises = await openPremises();
  });
  afterAll(async () => {
    await premises.dovecot.stop();
  });

  it("is taken in by imap:Sent, its replies with the mails that they answer, names left out", async () => {
    const { smb, imap, inbox, sent } = await openShop(premises);
    await imap.append(inbox, question({ id: "q1", subject: "Mirror", text: ASKED }));
    await imap.append(sent, answer("q1"), ["\\Seen"]);
    const first = await smb.run(["ingest", "imap:Sent", "--json"]);
    expect(first.json()).toMatchObject({ added: 1, errors: [] });
    expect((await smb.run(["ingest", "imap:Sent", "--json"])).json()).toMatchObject({
      added: 0,
      unchanged: 1,
    });
    const found = (await smb.run(["search", "Are there screws for the Tarn mirror?", "--json"])).json();
    const [hit] = found["hits"] as Json[];
    expect(hit).toMatchObject({ kind: "reply", text: SENTENCE });
    expect(JSON.stringify(found)).not.toContain("Marta");
  });
});

it("an mbox is taken in, and what it says answers the next customer", async () => {
  const smb = newSmb();
  const from = (mail: string) => `From - Tue Nov 03 10:00:00 2026\n${mail.replace(/\r\n/g, "\n")}\n`;
  const asked = question({ id: "q1", subject: "Mirror", text: ASKED });
  mkdirSync(join(smb.cwd, "mail"));
  writeFileSync(join(smb.cwd, "mail", "all.mbox"), from(asked) + from(answer("q1")));
  const report = await smb.run(["ingest", "mail/all.mbox", "--own", "support@example.com", "--json"]);
  expect(report.json()).toMatchObject({ added: 1, errors: [] });
  writeFileSync(
    join(smb.cwd, "next.eml"),
    question({
      id: "q2",
      subject: "Tarn",
      text: "Hi,\r\n\r\nare screws for a plaster wall in the box of the Tarn mirror?\r\n\r\nJon\r\n",
    }).replace("Marta Oliveira <marta@", "Jon Berg <jon@"),
  );
  const draft = (await smb.run(["reply", "next.eml", "--json"])).json()["draft"] as Json;
  expect(draft["text"]).toContain(SENTENCE);
  expect(draft["text"]).not.toContain("Marta");
});
