import type { ImapFlow } from "imapflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../fixtures/servers/dovecot.ts";
import { loadArchive } from "../knowledge/loaders/conversations/index.ts";
import type { Loaded } from "../knowledge/passage.ts";
import { openImapArchive } from "./imap-archive.ts";
import type { ImapOptions } from "./imap-connect.ts";

const OWN = "support@example.com";

const question = (key: string, text: string): string =>
  `From: Anna Berg <anna@customers.example>\r\nTo: ${OWN}\r\nSubject: ${key}\r\nMessage-ID: <q-${key}@customers.example>\r\n\r\n${text}\r\n`;

const answer = (key: string, text: string): string =>
  `From: Lumen <${OWN}>\r\nTo: anna@customers.example\r\nSubject: Re: ${key}\r\nMessage-ID: <a-${key}@example.com>\r\nIn-Reply-To: <q-${key}@customers.example>\r\n\r\n${text}\r\n`;

describe.skipIf(!requireDovecot())("the Sent folder of an IMAP account as knowledge", () => {
  let server: DovecotServer;
  let client: ImapFlow;
  let options: ImapOptions;

  const load = async (from = 0): Promise<Loaded[]> => {
    const archive = await openImapArchive(options);
    const loaded: Loaded[] = [];
    for await (const each of loadArchive(archive, archive.name, { from, ownAddresses: [OWN] }))
      loaded.push(each);
    return loaded;
  };

  beforeAll(async () => {
    server = await startDovecot();
    client = await server.client();
    const { host, port, user, password } = server;
    options = { host, port, user, password, tls: "none", folder: "INBOX", sentFolder: null };
    await client.mailboxCreate("Kept");
    for (let at = 0; at < 30; at++) {
      await client.append("INBOX", question(`m${at}`, `How do I clean shade number ${at} of my lamp?`));
      await client.append("Sent", answer(`m${at}`, `Wipe shade ${at} with a soft and dry cloth, please.`));
    }
    await client.append("Kept", question("filed", "Do you also repair old lamps?"));
    await client.append("Sent", answer("filed", "Yes, we repair any lamp that we have made."));
  });

  afterAll(async () => {
    await server.stop();
  });

  it("pairs each reply with the mail that it answers, which stands in the INBOX", async () => {
    const loaded = await load();
    const pieces = loaded.flatMap((each) => ("record" in each ? each.record.pieces : []));
    // More than are searched for one by one, so that both ways of finding are gone.
    expect(pieces).toHaveLength(30);
    expect(pieces[0]).toMatchObject({
      question: "How do I clean shade number 0 of my lamp?",
      text: "Wipe shade 0 with a soft and dry cloth, please.",
      title: "m0",
      place: "UID 1",
    });
    expect(pieces[29]?.question).toBe("How do I clean shade number 29 of my lamp?");
  });

  it("goes on from where it was cut off", async () => {
    const at = (await load())[9]?.at ?? 0;
    const rest = await load(at);
    expect(rest.flatMap((each) => ("record" in each ? each.record.pieces[0]?.place : []))[0]).toBe("UID 11");
  });

  it("marks nothing as read", async () => {
    await load();
    await client.mailboxOpen("INBOX", { readOnly: true });
    const flags = await client.fetchAll("1:*", { flags: true });
    expect(flags.some((mail) => mail.flags?.has("\\Seen") === true)).toBe(false);
  });

  it("has one fingerprint until a mail is filed there", async () => {
    const fingerprint = async (): Promise<string> => {
      const archive = await openImapArchive(options);
      await archive.close();
      return archive.fingerprint;
    };
    const before = await fingerprint();
    expect(await fingerprint()).toBe(before);
    await client.append("Sent", answer("later", "Something else."));
    expect(await fingerprint()).not.toBe(before);
  });

  it("is missing by name where there is none", async () => {
    await expect(openImapArchive(options, "Nowhere")).rejects.toThrow('There is no folder "Nowhere"');
  });

  it("does not open to a wrong password", async () => {
    await expect(openImapArchive({ ...options, password: "wrong" })).rejects.toMatchObject({ exitCode: 4 });
  });
});
