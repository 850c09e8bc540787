/** The paths of a configuration, made absolute. */
import { resolve } from "node:path";
import { expandHome } from "./paths.ts";
import type { SecretSource } from "./schema-values.ts";
import type { Config } from "./schema.ts";

/** Where relative paths and `~` start, both absolute. */
interface Bases {
  /** The configuration file's folder. */
  readonly folder: string;
  readonly home: string;
}

/** The same configuration with every path absolute. */
export const resolvePaths = (config: Config, bases: Bases): Config => {
  const absolute = (path: string): string => resolve(bases.folder, expandHome(path, bases.home));
  const place = <T extends { path: string }>(it: T): T => ({ ...it, path: absolute(it.path) });
  const secret = (source: SecretSource): SecretSource =>
    "file" in source ? { file: absolute(source.file) } : source;
  const { mailbox, send, knowledge, replies, model } = config;
  const { transport } = send;
  return {
    ...config,
    mailbox: mailbox.type === "imap" ? { ...mailbox, password: secret(mailbox.password) } : place(mailbox),
    send: {
      ...send,
      transport:
        transport === null || transport.type === "maildir"
          ? transport && place(transport)
          : { ...transport, password: transport.password && secret(transport.password) },
    },
    knowledge: { ...knowledge, sources: knowledge.sources.map(absolute) },
    replies: { ...replies, prompts: replies.prompts && absolute(replies.prompts) },
    model: model.type === "openai" ? { ...model, key: model.key && secret(model.key) } : model,
  };
};
