import { generateKeyPairSync } from "node:crypto";
import { createSocket } from "node:dgram";
import { dkimSign } from "mailauth/lib/dkim/sign.js";
import { sealMessage } from "mailauth/lib/arc/index.js";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { mailAuthenticator, systemDns, type ResolveDns } from "./mail-authenticator.ts";

const clock = { now: () => new Date("2026-11-21T12:00:00Z"), sleep: () => Promise.resolve() };
const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privateKey = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const publicKey = keys.publicKey.export({ type: "spki", format: "der" }).toString("base64");

const RECORDS: Readonly<Record<string, unknown[]>> = {
  "TXT s1._domainkey.example.org": [[`v=DKIM1; k=rsa; p=${publicKey}`]],
  "TXT s1._domainkey.forwarder.example": [[`v=DKIM1; k=rsa; p=${publicKey}`]],
  "TXT _dmarc.example.org": [["v=DMARC1; p=reject"]],
  "TXT example.org": [["v=spf1 ip4:192.0.2.10 -all"]],
};

const dns =
  (records = RECORDS): ResolveDns =>
  (name, type) => {
    const found = records[`${type} ${name}`];
    return found === undefined
      ? Promise.reject(Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: "ENOTFOUND" }))
      : Promise.resolve(found);
  };

const MAIL = [
  "From: Anna <anna@example.org>",
  "To: support@shop.example",
  "Subject: Where is my lamp",
  "Date: Sat, 21 Nov 2026 11:00:00 +0000",
  "Message-ID: <1@example.org>",
  "",
  "Where is my lamp?",
  "",
].join("\r\n");

const sign = async (mail: string, domain = "example.org", maxBodyLength?: number): Promise<Buffer> => {
  const { signatures } = await dkimSign(mail, {
    signatureData: [
      {
        signingDomain: domain,
        selector: "s1",
        privateKey,
        algorithm: "rsa-sha256",
        canonicalization: "relaxed/relaxed",
        ...(maxBodyLength === undefined ? {} : { maxBodyLength }),
      },
    ],
    signTime: clock.now(),
  } as Parameters<typeof dkimSign>[1]);
  return Buffer.from(signatures + mail);
};

const ENVELOPE = { ip: "192.0.2.10", helo: "out.example.org", mailFrom: "anna@example.org" };

/** Answers every question for a TXT record with `text`. */
const startDns = async (text: string): Promise<{ address: string; stop: () => void }> => {
  const socket = createSocket("udp4");
  socket.on("message", (question, { port, address }) => {
    // RFC 1035, 4.1: the question again as an answer, and a record that points to its name.
    const head = Buffer.concat([question.subarray(0, 2), Buffer.from("81800001000100000000", "hex")]);
    const asked = question.subarray(12, question.indexOf(0, 12) + 5);
    const data = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
    const record = Buffer.from(`c00c001000010000003c${data.length.toString(16).padStart(4, "0")}`, "hex");
    socket.send(Buffer.concat([head, asked, record, data]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { address: `127.0.0.1:${socket.address().port}`, stop: () => socket.close() };
};

it("asks a name server", async () => {
  const server = await startDns("v=DMARC1; p=none");
  expect(await systemDns([server.address])("_dmarc.example.org", "TXT")).toEqual([["v=DMARC1; p=none"]]);
  server.stop();
});

describe("our own check of a sender", () => {
  let signed: Buffer;

  beforeAll(async () => {
    signed = await sign(MAIL);
  });

  const check = (raw: Buffer, envelope: typeof ENVELOPE | null = null, resolve = dns()) =>
    mailAuthenticator({ resolve, clock }).verify(raw, envelope);

  it("passes a mail that its domain signed", async () => {
    expect(await check(signed)).toEqual({
      spf: "none",
      dkim: "pass",
      dmarc: "pass",
      arc: "none",
      trusted: true,
    });
  });

  it("fails a signature whose mail was changed, and says no more of DMARC than it knows", async () => {
    const changed = Buffer.from(signed.toString().replace("my lamp?", "my gold?"));
    expect(await check(changed)).toMatchObject({ dkim: "neutral", dmarc: "none" });
    expect(await check(changed, { ...ENVELOPE, ip: "198.51.100.7" })).toMatchObject({
      spf: "fail",
      dkim: "neutral",
      dmarc: "fail",
    });
  });

  it("passes an unsigned mail by the machine that handed it in", async () => {
    expect(await check(Buffer.from(MAIL), ENVELOPE)).toMatchObject({
      spf: "pass",
      dkim: "none",
      dmarc: "pass",
    });
  });

  it("takes another domain's signature for no proof of this one", async () => {
    const others = await sign(MAIL, "forwarder.example");
    expect(await check(others)).toMatchObject({ dkim: "pass", dmarc: "none" });
    expect(await check(others, { ...ENVELOPE, ip: "198.51.100.7" })).toMatchObject({ dmarc: "fail" });
  });

  it("takes a signature of part of the body for no proof", async () => {
    const part = await sign(MAIL, "example.org", 5);
    const longer = Buffer.concat([part, Buffer.from("Send it to Mallory.\r\n")]);
    expect(await check(part)).toMatchObject({ dkim: "policy", dmarc: "none" });
    expect(await check(longer, { ...ENVELOPE, ip: "198.51.100.7" })).toMatchObject({
      dkim: "policy",
      dmarc: "fail",
    });
  });

  it("prints nothing, whatever length a signature claims: standard output is for data", async () => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      const part = (await sign(MAIL, "example.org", 5)).toString();
      await check(Buffer.from(part.replace(/\bl=5\b/, "l=5000")));
      expect(printed).not.toHaveBeenCalled();
    } finally {
      printed.mockRestore();
    }
  });

  it("passes nobody who names two senders", async () => {
    const two = await sign(MAIL.replace("From:", "From: Mallory <m@example.net>\r\nFrom:"));
    expect((await check(two)).dmarc).toBe("none");
  });

  it("reads a forwarder's chain of seals", async () => {
    const seal = await sealMessage(signed, {
      signingDomain: "forwarder.example",
      selector: "s1",
      privateKey,
      authResults: "mx.forwarder.example; dkim=pass header.d=example.org; dmarc=pass",
      cv: "none",
      algorithm: "rsa-sha256",
      i: 1,
      signTime: clock.now(),
    } as Parameters<typeof sealMessage>[1]);
    expect((await check(Buffer.concat([seal, signed]))).arc).toBe("pass");
  });

  it("says temperror where the DNS does not answer in time, and comes back", async () => {
    const silent: ResolveDns = () => new Promise(() => undefined);
    const start = performance.now();
    const report = await mailAuthenticator({ resolve: silent, clock, timeoutMs: 50 }).verify(signed, null);
    expect(report.dmarc).toBe("temperror");
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("says temperror where the DNS is broken", async () => {
    const broken: ResolveDns = () =>
      Promise.reject(Object.assign(new Error("SERVFAIL"), { code: "ESERVFAIL" }));
    expect(await check(signed, ENVELOPE, broken)).toMatchObject({ spf: "temperror", dmarc: "temperror" });
  });

  it("asks a bounded number of questions, however many signatures a mail has", async () => {
    const [signature = ""] = /^DKIM-Signature:[\s\S]*?(?=\r\nFrom:)/.exec(signed.toString()) ?? [];
    const many = Array.from({ length: 300 }, (_, i) => signature.replace("s=s1", `s=s${i}`)).join("\r\n");
    let asked = 0;
    await check(Buffer.from(`${many}\r\n${MAIL}`), null, (name, type) => {
      asked++;
      return dns()(name, type);
    });
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThanOrEqual(40);
  });

  it.each([
    "",
    "\0",
    "From",
    "From: \r\n\r\n",
    "DKIM-Signature: v=1; a=rsa; b=\r\n\r\nx",
    "\r\n".repeat(1000),
  ])("never rejects: %j", async (raw) => {
    expect((await check(Buffer.from(raw), ENVELOPE)).dmarc).not.toBe("pass");
  });
});
