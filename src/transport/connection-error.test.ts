import { describe, expect, it } from "vitest";
import { ExitCode } from "../errors.ts";
import { connectionError, errorCode, signInError, withoutSecret, type Peer } from "./connection-error.ts";

const peer: Peer = { protocol: "IMAP", host: "mail.example.com", port: 993, tls: "implicit" };
const failure = (code: string, message = "low-level words"): Error =>
  Object.assign(new Error(message), { code });

describe("a failed connection", () => {
  it.each([
    ["ECONNREFUSED", /refuses connections/, /993/],
    ["ENOTFOUND", /cannot be found/, /spelling/],
    ["EAI_AGAIN", /cannot be found/, /network/],
    ["EDNS", /cannot be found/, /network/],
    ["ETIMEDOUT", /does not answer/, /firewall/],
    ["CONNECT_TIMEOUT", /does not answer/, /firewall/],
    ["GREETING_TIMEOUT", /does not answer/, /tls/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /cannot be trusted/, /NODE_EXTRA_CA_CERTS/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", /cannot be trusted/, /name that the certificate/],
    ["ERR_SSL_WRONG_VERSION_NUMBER", /No encrypted connection/, /port and tls/],
    ["EPIPE", /failed: low-level words/, /again/],
  ])("%s is told in the person's words, with what to try", (code, message, next) => {
    const error = connectionError(failure(code), peer);
    expect(error.message).toMatch(message);
    expect(error.message).toContain("mail.example.com:993");
    expect(error.next).toMatch(next);
    expect(error.exitCode).toBe(ExitCode.failed);
  });

  it("is known by its text where the code was overwritten", () => {
    expect(connectionError(failure("ESOCKET", "self-signed certificate"), peer).message).toMatch(
      /cannot be trusted/,
    );
  });

  it("on several addresses at once has the code of its parts", () => {
    const error = new AggregateError([failure("ECONNREFUSED"), failure("EHOSTUNREACH")]);
    expect(errorCode(error)).toBe("ECONNREFUSED");
    expect(connectionError(error, peer).message).toMatch(/refuses connections/);
  });

  it("without a code or an object still gives a sentence", () => {
    expect(connectionError("odd", peer).message).toBe(
      "The connection to the IMAP server mail.example.com:993 failed: odd",
    );
  });
});

describe("a refused sign-in", () => {
  it("names user and host and exits with 4", () => {
    const error = signInError(peer, "me", "Invalid credentials");
    expect(error.message).toBe("The IMAP server did not let me@mail.example.com in: Invalid credentials");
    expect(error.exitCode).toBe(ExitCode.notSignedIn);
  });
});

describe("a server's echo", () => {
  it.each([
    ["in the clear", "what is hunter2?", "what is ***?"],
    ["as SASL LOGIN carries it", `what is ${Buffer.from("hunter2").toString("base64")}?`, "what is ***?"],
    [
      "as SASL PLAIN carries it",
      `AUTH PLAIN ${Buffer.from("\0me\0hunter2").toString("base64")}`,
      "AUTH PLAIN ***",
    ],
  ])("loses the password %s", (_form, text, washed) => {
    expect(withoutSecret(text, "me", "hunter2")).toBe(washed);
  });

  it("stays as it is where there is no password", () => {
    expect(withoutSecret("535 no", "me", "")).toBe("535 no");
  });
});
