/** What each thing that can go wrong between us and an SMTP server means for the mail. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../fixtures/servers/free-port.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { startSmtp, type SmtpFault, type SmtpServer } from "../../fixtures/servers/smtp.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { Envelope, Sender, SendOutcome } from "../mail/sender.ts";
import type { SmtpOptions } from "./smtp-connect.ts";
import { smtpSender } from "./smtp.ts";

const envelope: Envelope = { from: "support@example.com", to: "customer@example.org" };
const raw = mailBytes("one", "A line.\r\n".repeat(100_000));
const timeouts = { connect: 300, silence: 300 };

interface Attempt {
  readonly outcome: SendOutcome;
  /** How often the sender announced that it hands the content over. */
  readonly entered: number;
}

describe("an SMTP sender", () => {
  let server: SmtpServer;
  let options: SmtpOptions;

  beforeEach(async () => {
    server = await startSmtp();
    const { host, port, user, password } = server;
    options = { host, port, user, tls: "none", password: () => Promise.resolve(password), timeouts };
  });

  afterEach(async () => {
    await server.stop();
  });

  const attempt = async (sender: Sender, to = envelope): Promise<Attempt> => {
    let entered = 0;
    const outcome = await sender.send(to, raw, () => {
      entered += 1;
      return Promise.resolve();
    });
    return { outcome, entered };
  };

  const under = (fault: SmtpFault): Promise<Attempt> => {
    server.fault = fault;
    return attempt(smtpSender(options));
  };

  it("has a name without the password", () => {
    expect(smtpSender(options).name).toBe(`smtp://support@example.com@127.0.0.1:${server.port}`);
    expect(smtpSender({ ...options, user: null }).name).toBe(`smtp://127.0.0.1:${server.port}`);
  });

  it("sends with the envelope it is given", async () => {
    await attempt(smtpSender(options));
    expect(server.received.map((mail) => mail.envelope)).toEqual([
      { from: envelope.from, to: [envelope.to] },
    ]);
  });

  it("sends with the null return path", async () => {
    await attempt(smtpSender(options), { ...envelope, from: "" });
    expect(server.received[0]?.envelope.from).toBe("");
  });

  it("keeps the server's answer", async () => {
    const { outcome } = await attempt(smtpSender(options));
    expect(outcome).toEqual({ kind: "accepted", response: "250 queued" });
  });

  it("calls itself what it is told to, and leaves out what it is not asked for", async () => {
    server.fault = { at: "quit", does: "hang" };
    await attempt(smtpSender({ ...options, user: null, password: null, clientName: "desk.example.com" }));
    expect(server.commands.slice(0, 2)).toEqual([
      "EHLO desk.example.com",
      expect.stringContaining("MAIL FROM"),
    ]);
  });

  describe("before the content", () => {
    it.each<[string, SmtpFault]>([
      ["the greeting says no", { at: "greeting", does: "554 no service" }],
      ["the greeting never comes", { at: "greeting", does: "hang" }],
      ["the line is cut at the greeting", { at: "greeting", does: "drop" }],
      ["the line is cut at EHLO", { at: "ehlo", does: "drop" }],
      ["the server closes at EHLO", { at: "ehlo", does: "421 closing" }],
      ["the credentials are refused", { at: "auth", does: "535 5.7.8 bad credentials" }],
      ["the sign-in fails for now", { at: "auth", does: "454 try later" }],
      ["the line is cut at sign-in", { at: "auth", does: "drop" }],
      ["the line is cut at MAIL", { at: "mail", does: "drop" }],
      ["the line is cut at RCPT", { at: "rcpt", does: "drop" }],
      ["the server falls silent at RCPT", { at: "rcpt", does: "hang" }],
      ["the line is cut at DATA", { at: "data", does: "drop" }],
      ["the server falls silent at DATA", { at: "data", does: "hang" }],
    ])("it is unsent where %s", async (_what, fault) => {
      const { outcome, entered } = await under(fault);
      expect(outcome.kind).toBe("unsent");
      expect(entered).toBe(0);
      expect(server.received).toEqual([]);
    });

    it.each<[string, SmtpFault, boolean]>([
      ["MAIL for good", { at: "mail", does: "550 5.7.1 not you" }, true],
      ["MAIL for now", { at: "mail", does: "451 4.3.0 later" }, false],
      ["RCPT for good", { at: "rcpt", does: "550 5.1.1 no such user" }, true],
      ["RCPT for now", { at: "rcpt", does: "450 4.2.0 greylisted" }, false],
      ["DATA for good", { at: "data", does: "554 5.5.1 no valid recipients" }, true],
      ["DATA for now", { at: "data", does: "451 4.3.0 later" }, false],
    ])("it is rejected where the server refuses %s", async (_what, fault, permanent) => {
      const { outcome, entered } = await under(fault);
      expect(outcome).toEqual({ kind: "rejected", permanent, response: fault.does });
      expect(entered).toBe(0);
    });

    it("it is rejected for good where it is larger than the server's SIZE", async () => {
      const { outcome, entered } = await under({
        at: "ehlo",
        does: "250-small\r\n250-AUTH PLAIN\r\n250 SIZE 1000" as "250 ",
      });
      expect(outcome).toMatchObject({ kind: "rejected", permanent: true });
      expect(entered).toBe(0);
    });
  });

  describe("once the content is on its way", () => {
    it.each<[string, SmtpFault, boolean]>([
      ["for good", { at: "dot", does: "554 5.7.1 spam" }, true],
      ["for now", { at: "dot", does: "451 4.3.0 later" }, false],
      ["in the middle of the content", { at: "content", does: "452 4.3.1 disk full" }, false],
    ])("it is rejected where the server refuses it %s", async (_what, fault, permanent) => {
      const { outcome, entered } = await under(fault);
      expect(outcome).toEqual({ kind: "rejected", permanent, response: fault.does });
      expect(entered).toBe(1);
      expect(server.received).toEqual([]);
    });

    it.each<[string, SmtpFault, number]>([
      ["the line is cut within it", { at: "content", does: "drop" }, 0],
      ["the server falls silent within it", { at: "content", does: "hang" }, 0],
      ["the line is cut after the final dot", { at: "dot", does: "drop" }, 1],
      ["the server falls silent after the final dot", { at: "dot", does: "hang" }, 1],
    ])("it is uncertain where %s", async (_what, fault, received) => {
      const { outcome, entered } = await under(fault);
      expect(outcome.kind).toBe("uncertain");
      expect(entered).toBe(1);
      // The two cases look the same from here, which is why nobody may take them for unsent.
      expect(server.received).toHaveLength(received);
    });

    it("it is uncertain where the server says yes before it has everything", async () => {
      server.fault = { at: "content", does: "250 fine" };
      const long = mailBytes("long", "A line.\r\n".repeat(4_000_000));
      const outcome = await smtpSender(options).send(envelope, long, () => Promise.resolve());
      expect(outcome).toMatchObject({
        kind: "uncertain",
        error: expect.stringContaining("250 fine") as string,
      });
    });

    it.each<SmtpFault["does"]>(["drop", "hang", "421 bye"])(
      "it stays accepted whatever QUIT brings: %s",
      async (does) => {
        const { outcome } = await under({ at: "quit", does });
        expect(outcome).toEqual({ kind: "accepted", response: "250 2.0.0 queued as fixture" });
      },
    );
  });

  describe("while enterData is at work", () => {
    it("sends no byte of the content where it rejects", async () => {
      server.fault = { at: "dot", does: "250 taken" };
      const outcome = await smtpSender(options).send(envelope, raw, () =>
        Promise.reject(new Error("locked")),
      );
      expect(outcome).toEqual({ kind: "unsent", error: "locked" });
      expect(server.commands.at(-1)).toBe("DATA");
      await expect.poll(() => server.connections()).toBe(0);
      expect(server.received).toEqual([]);
    });

    it.each([
      ["then settles", () => Promise.resolve()],
      ["then rejects", () => Promise.reject(new Error("locked"))],
    ])("a lost line leaves the mail unsent, and is told when it %s", async (_how, end) => {
      server.fault = { at: "dot", does: "250 taken" };
      let settled = false;
      const outcome = await smtpSender(options).send(envelope, raw, async () => {
        // The server's silence ends the connection before the record is written.
        await expect.poll(() => server.connections(), { timeout: 5_000 }).toBe(0);
        settled = true;
        await end();
      });
      expect(settled).toBe(true);
      expect(outcome.kind).toBe("unsent");
      expect(server.received).toEqual([]);
    });
  });

  describe("an envelope", () => {
    it.each([
      ["a line break in the recipient", { ...envelope, to: "a@b.example\r\nRCPT TO:<c@d.example>" }],
      ["brackets in the recipient", { ...envelope, to: "a@b.example> SIZE=1 <" }],
      ["a line break in the sender", { ...envelope, from: "a@b.example\nDATA" }],
      ["a NUL in the sender", { ...envelope, from: "a\0@b.example" }],
      ["no recipient", { ...envelope, to: "" }],
    ])("with %s never reaches the wire", async (_what, odd) => {
      server.fault = { at: "quit", does: "hang" };
      const { outcome, entered } = await attempt(smtpSender(options), odd);
      expect(outcome).toMatchObject({
        kind: "unsent",
        error: expect.stringContaining("impossible address") as string,
      });
      expect(entered).toBe(0);
      expect(server.commands).toEqual([]);
    });
  });

  describe("a check", () => {
    const failure = async (changed: Partial<SmtpOptions>): Promise<UserError> => {
      const error: unknown = await smtpSender({ ...options, ...changed })
        .verify()
        .catch((thrown: unknown) => thrown);
      if (error instanceof UserError) return error;
      throw new Error(`not a UserError: ${String(error)}`);
    };

    it("signs in and sends nothing", async () => {
      await smtpSender(options).verify();
      expect(server.received).toEqual([]);
      await expect.poll(() => server.connections()).toBe(0);
    });

    it("of wrong credentials exits with 4 and does not tell the password", async () => {
      const error = await failure({ password: () => Promise.resolve("wr0ng-secret") });
      expect(error.exitCode).toBe(ExitCode.notSignedIn);
      expect(error.message).toContain("support@example.com@127.0.0.1");
      expect(JSON.stringify([error, error.stack, error.cause])).not.toContain("wr0ng-secret");
    });

    it("does not tell the password that the server echoes", async () => {
      const echo = Buffer.from(`\0${server.user}\0${server.password}`).toString("base64");
      server.fault = { at: "auth", does: `500 what is AUTH PLAIN ${echo}` };
      const error = await failure({});
      expect(error.message).toContain("what is AUTH PLAIN ***");
    });

    it("of a server that fails to sign in anybody for now exits with 1", async () => {
      server.fault = { at: "auth", does: "454 4.7.0 try later" };
      expect((await failure({})).exitCode).toBe(ExitCode.failed);
    });

    it("of a server that offers no sign-in exits with 4", async () => {
      server.fault = { at: "ehlo", does: "250 plain" };
      const error = await failure({});
      expect(error.exitCode).toBe(ExitCode.notSignedIn);
      expect(error.message).toContain("offers no sign-in");
    });

    it("of a closed port names host and port", async () => {
      const port = await freePort();
      const error = await failure({ port });
      expect(error.message).toBe(`The SMTP server 127.0.0.1:${port} refuses connections.`);
      expect(error.exitCode).toBe(ExitCode.failed);
    });

    it("of a silent server says that it does not answer", async () => {
      server.fault = { at: "greeting", does: "hang" };
      expect((await failure({})).message).toMatch(/does not answer/);
    });

    it("does not sign in where STARTTLS is asked for and not offered", async () => {
      server.fault = { at: "quit", does: "hang" };
      const error = await failure({ tls: "starttls" });
      expect(error.message).toMatch(/No encrypted connection .* tls: starttls/);
      expect(server.commands).not.toContain("AUTH");
    });

    it("of a port that speaks no TLS says so", async () => {
      expect((await failure({ tls: "implicit" })).message).toMatch(
        /No encrypted connection .* tls: implicit/,
      );
    });

    it.each(["implicit", "starttls"] as const)(
      "trusts no certificate that nobody vouches for, with tls: %s",
      async (tls) => {
        const stranger = await startSmtp({ tls });
        expect((await failure({ tls, port: stranger.port })).message).toMatch(
          /certificate that cannot be trusted/,
        );
        await stranger.stop();
      },
    );

    it("passes on what the keeper of the password says", async () => {
      const keeper = new UserError("pass: not in the store");
      expect(await failure({ password: () => Promise.reject(keeper) })).toBe(keeper);
    });
  });
});
