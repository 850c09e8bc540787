/** What `smb.config.yaml` may say. Strict: a key that is not here is an error. */
import * as z from "zod/mini";
import {
  address,
  count,
  host,
  line,
  pollSeconds,
  port,
  price,
  regularExpression,
  secret,
  text,
  tls,
  WEB_ADDRESS,
} from "./schema-values.ts";

// By hand: node:net takes 5 ms to start, which a command that opens no connection need not wait for.
const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const LOOPBACK = new RegExp(`^(?:localhost\\.?|127(?:\\.${OCTET}){3}|::1|(?:0+:){7}0*1)$`, "i");

// The checks across keys run beside the checks of the keys (`when`), so that all problems come at once. What they are
// handed may therefore hold values of any type.
const beside = {
  when: ({ value }: { value: unknown }) =>
    typeof value === "object" && value !== null && !Array.isArray(value),
};

type Context = Parameters<Parameters<typeof z.superRefine<unknown>>[0]>[1];

const refuseOpenLine = (server: { host?: unknown; tls?: unknown }, context: Context): void => {
  if (server.tls !== "none" || typeof server.host !== "string" || LOOPBACK.test(server.host)) return;
  context.addIssue({
    code: "custom",
    path: ["tls"],
    message: "`none` is for this machine alone: the password would cross the network in the clear",
  });
};

const refuseOpenWeb = (server: { url?: unknown }, context: Context): void => {
  if (typeof server.url !== "string" || !URL.canParse(server.url)) return;
  const { protocol, hostname } = new URL(server.url);
  if (protocol !== "http:" || LOOPBACK.test(hostname.replace(/^\[|\]$/gu, ""))) return;
  context.addIssue({
    code: "custom",
    path: ["url"],
    message: "`http://` is for this machine alone: mails and the key would cross the network in the clear",
  });
};

const wantBothCredentials = (server: { user?: unknown; password?: unknown }, context: Context): void => {
  const hasUser = typeof server.user === "string";
  const hasPassword = typeof server.password === "object" && server.password !== null;
  if (hasUser && server.password === null)
    context.addIssue({ code: "custom", path: ["password"], message: "is missing: `user` is given" });
  if (hasPassword && server.user === null)
    context.addIssue({ code: "custom", path: ["user"], message: "is missing: `password` is given" });
};

const wantTransport = (send: { enabled?: unknown; transport?: unknown }, context: Context): void => {
  if (send.enabled === true && send.transport === null)
    context.addIssue({ code: "custom", path: ["transport"], message: "is missing: `enabled` is true" });
};

/** IANA's port numbers; RFC 8314 for those of implicit TLS. */
const IMAP_PORTS = { implicit: 993, starttls: 143, none: 143 } as const;
const SMTP_PORTS = { implicit: 465, starttls: 587, none: 25 } as const;

const imapKeys = z
  .strictObject({
    type: z.literal("imap"),
    host,
    port,
    tls,
    user: line,
    password: secret,
    folder: z._default(line, "INBOX"),
    sent_folder: z._default(z.nullable(line), null),
    poll_seconds: z._default(pollSeconds, 60),
  })
  .check(z.superRefine(refuseOpenLine, beside));

const imap = z.pipe(
  imapKeys,
  z.transform((server) => ({ ...server, port: server.port ?? IMAP_PORTS[server.tls] })),
);

const maildirMailbox = z.strictObject({
  type: z.literal("maildir"),
  path: line,
  poll_seconds: z._default(pollSeconds, 5),
});

const smtpKeys = z
  .strictObject({
    type: z.literal("smtp"),
    host,
    port,
    tls,
    user: z._default(z.nullable(line), null),
    password: z._default(z.nullable(secret), null),
  })
  .check(z.superRefine(refuseOpenLine, beside), z.superRefine(wantBothCredentials, beside));

const smtp = z.pipe(
  smtpKeys,
  z.transform((server) => ({ ...server, port: server.port ?? SMTP_PORTS[server.tls] })),
);

const maildirTransport = z.strictObject({ type: z.literal("maildir"), path: line });

const owner = z.strictObject({
  name: line,
  address,
  aliases: z._default(z.array(address), []),
  signature: z._default(z.string(), ""),
  language: z._default(
    z.string().check(z.regex(/^[a-z]{2}$/, "must be two small letters such as `en` (ISO 639-1)")),
    "en",
  ),
});

const send = z
  .strictObject({
    enabled: z._default(z.boolean(), false),
    transport: z._default(z.nullable(z.discriminatedUnion("type", [smtp, maildirTransport])), null),
    copy_to_sent: z._default(z.enum(["auto", "always", "never"]), "auto"),
    quote_original: z._default(z.boolean(), true),
    ticket_reference: z._default(z.boolean(), true),
    max_attempts: z._default(count, 5),
  })
  .check(z.superRefine(wantTransport, beside));

const knowledge = z.strictObject({ sources: z._default(z.array(line), []) });

const authentication = z.strictObject({
  authserv_id: z._default(z.nullable(line), null),
  verify: z._default(z.boolean(), false),
});

const limits = z.strictObject({
  replies_per_sender_per_day: z._default(count, 5),
  replies_per_thread: z._default(count, 10),
  replies_per_hour: z._default(count, 60),
});

const intent = z.strictObject({
  name: line,
  description: z._default(z.string(), ""),
  examples: z._default(z.array(text), []),
});

const pattern = z.strictObject({ name: line, pattern: regularExpression });

/** Two of one name would be one, with half of its examples. */
const refuseNamesakes = (intents: readonly { name?: unknown }[], context: Context): void => {
  const seen = new Set<string>();
  for (const [i, { name }] of intents.entries()) {
    if (typeof name !== "string") continue;
    if (seen.has(name.toLowerCase()))
      context.addIssue({
        code: "custom",
        path: [i, "name"],
        message: `\`${name}\` is the name of another intent too`,
      });
    seen.add(name.toLowerCase());
  }
};

const triage = z.strictObject({
  intents: z._default(
    z.nullable(z.array(intent).check(z.minLength(1), z.superRefine(refuseNamesakes))),
    null,
  ),
  patterns: z._default(z.array(pattern), []),
  products: z._default(z.array(line), []),
});

const replies = z.strictObject({
  prompts: z._default(z.nullable(line), null),
  link_hosts: z._default(z.array(host), []),
  learn_tone: z._default(z.boolean(), true),
});

// What holds for any model that writes.
const generation = {
  triage: z._default(z.boolean(), true),
  temperature: z._default(z.number().check(z.gte(0), z.lte(2)), 0),
  max_tokens: z._default(count, 1024),
  seed: z._default(z.int().check(z.gte(0)), 1),
  timeout_seconds: z._default(count, 180),
};

const noModel = z.strictObject({ type: z.literal("none") });

const localModel = z.strictObject({
  type: z.literal("local"),
  context_tokens: z._default(z.nullable(count), null),
  threads: z._default(z.nullable(count), null),
  ...generation,
});

const remoteModel = z
  .strictObject({
    type: z.literal("openai"),
    url: line.check(z.regex(WEB_ADDRESS, "must be an address such as https://models.x.example/v1")),
    name: line,
    key: z._default(z.nullable(secret), null),
    context_tokens: z._default(count, 8192),
    requests_per_minute: z._default(z.nullable(count), null),
    input_price: z._default(z.nullable(price), null),
    output_price: z._default(z.nullable(price), null),
    ...generation,
  })
  .check(z.superRefine(refuseOpenWeb, beside));

const model = z.discriminatedUnion("type", [localModel, remoteModel, noModel]);

const autoSend = z.strictObject({
  intents: z._default(z.array(line), []),
  max_error: z._default(z.number().check(z.gt(0), z.lt(1)), 0.02),
});

const trace = z.strictObject({ keep_days: z._default(count, 90) });

export const configSchema = z.strictObject({
  owner,
  mailbox: z.discriminatedUnion("type", [imap, maildirMailbox]),
  send: z.prefault(send, {}),
  knowledge: z.prefault(knowledge, {}),
  authentication: z.prefault(authentication, {}),
  limits: z.prefault(limits, {}),
  triage: z.prefault(triage, {}),
  replies: z.prefault(replies, {}),
  model: z.prefault(model, { type: "local" }),
  auto_send: z.prefault(autoSend, {}),
  trace: z.prefault(trace, {}),
});

/** The configuration with its defaults filled in; the keys are those of the YAML. */
export type Config = z.output<typeof configSchema>;
