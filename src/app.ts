/** Composition root: configuration → the parts, wired. The only file that picks adapters; each is loaded when first asked for. */
import type { Config } from "./config/schema.ts";
import type { SecretSource } from "./config/schema-values.ts";
import type { MailEnds } from "./app-transport.ts";
import type { ImapArchive } from "./transport/imap-archive.ts";
import type { SmbPaths } from "./config/paths.ts";
import type { AutoSend } from "./answer/gate.ts";
import type { Clock } from "./clock.ts";
import { ExitCode, UserError } from "./errors.ts";
import type { ErrataDeps } from "./knowledge/errata.ts";
import type { SearchDeps } from "./knowledge/search.ts";
import type { OwnServer } from "./mail/authentication.ts";
import type { Sender } from "./mail/sender.ts";
import type { GenerationParts, Instead } from "./app-generation.ts";
import type { KnowledgeParts } from "./app-knowledge.ts";
import type { ModelShelf } from "./knowledge/model-shelf.ts";
import type { Realigned, RealignDeps } from "./knowledge/realign.ts";
import type { ModelCheck } from "./models/check.ts";
import type { AdvanceDeps } from "./pipeline/advance.ts";
import type { ApproveDeps } from "./pipeline/approve.ts";
import type { WatchDeps } from "./pipeline/watch.ts";
import type { Counts } from "./store/counts.ts";
import type { Lock, LockHolder } from "./store/lock.ts";
import type { Store } from "./store/store.ts";
import type { OwnerIntents } from "./triage/owner-intents.ts";

export type { Counts } from "./store/counts.ts";

export interface AppRequest {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeFolder: string;
  readonly version: string;
  readonly clock: Clock;
  /** `--config`. */
  readonly configFile?: string | undefined;
}

/** The parts of one home, each made once, when first asked for. */
export class App {
  private readonly parts = new Map<string, Promise<unknown>>();
  private readonly closers: (() => Promise<void>)[] = [];

  constructor(
    private readonly request: AppRequest,
    readonly paths: SmbPaths,
    /** Null where none was found: what needs no mailbox works without. */
    readonly config: Config | null,
    readonly configFile: string | null,
  ) {}

  /** Whether approved replies stay here: so until the owner says `send.enabled: true`. */
  get dryRun(): boolean {
    return !(this.config?.send.enabled ?? false);
  }

  /** The owner's address and its aliases; none without a configuration. */
  get ownAddresses(): readonly string[] {
    return this.config === null ? [] : [this.config.owner.address, ...this.config.owner.aliases];
  }

  /** Names under which the owner writes. */
  get ownNames(): readonly string[] {
    return this.config === null ? [] : [this.config.owner.name];
  }

  /** What may go out without a person. */
  get autoSend(): AutoSend {
    const { intents = [], max_error: maxError = 0.02 } = this.config?.auto_send ?? {};
    return { intents, maxError, enabled: !this.dryRun };
  }

  store(): Promise<Store> {
    return this.once("store", async () => {
      const { openStore } = await import("./store/store.ts");
      const store = await openStore({ file: this.paths.database });
      this.closers.push(() => store.close());
      return store;
    });
  }

  /** How many there are of what, what was decided and what was missing since a moment, without loading the parts that work with them. */
  async counts(askedSince: Date): Promise<Counts> {
    const { readCounts } = await import("./store/counts.ts");
    return readCounts({ file: this.paths.database }, askedSince);
  }

  knowledge(): Promise<KnowledgeParts> {
    return this.once("knowledge", async () => {
      const { knowledgeParts } = await import("./app-knowledge.ts");
      const parts = await knowledgeParts(await this.store(), this.paths);
      this.closers.push(() => parts.close());
      return parts;
    });
  }

  async search(): Promise<SearchDeps> {
    return (await this.knowledge()).search;
  }

  async errata(): Promise<ErrataDeps> {
    const { detectLanguage } = await import("./mail/language.ts");
    const { errata } = await this.store();
    return { ...(await this.search()), errata, language: detectLanguage };
  }

  /** After an ingest: the errata stand as they are on record, and what can be learned from the knowledge is learned. */
  async settleKnowledge(): Promise<void> {
    const { settle } = await import("./app-knowledge.ts");
    await settle(await this.knowledge(), await this.errata(), await this.store());
  }

  /** Makes the vectors of the chosen model where others are searched, or some are missing; those are searched until it is done. */
  async realign(given: Pick<RealignDeps, "signal" | "yieldTo" | "progress">): Promise<Realigned> {
    const { realignTo } = await import("./app-knowledge.ts");
    return realignTo(await this.knowledge(), given);
  }

  /** The models of this home: those that can be had, those that are here, those in use. */
  models(): Promise<ModelShelf> {
    return this.once("models", async () => {
      const { modelShelf } = await import("./models/shelf.ts");
      const { clock, env } = this.request;
      const { models, modelChoices } = this.paths;
      return modelShelf({ models, choices: modelChoices, clock, env });
    });
  }

  /** What `smb doctor` says of the models; never rejects. */
  async checkModels(): Promise<readonly ModelCheck[]> {
    const { checkModels } = await import("./models/check.ts");
    const { withServer } = await import("./app-generation.ts");
    const checks = await checkModels(this.paths.modelChoices, { models: this.paths.models });
    return withServer(checks, { config: this.config, secret: this.secret, clock: this.request.clock });
  }

  /** The model that writes, as configured and chosen. Nothing of it is loaded before it is asked. */
  generation(): Promise<GenerationParts> {
    return this.once("generation", () => this.openGeneration({}));
  }

  /** What mails may be about, and by what that is told. */
  intents(): Promise<OwnerIntents> {
    return this.once("intents", async () => {
      const { homeIntents } = await import("./app-road.ts");
      return homeIntents(this.config, await this.store(), await this.knowledge());
    });
  }

  /** What a message needs on its road. */
  advance(): Promise<AdvanceDeps> {
    return this.once("advance", async () => this.road(await this.generation()));
  }

  /** The same with another model (as `smb models use` takes it, or `none`) or other prompts (their folder). */
  async rehearsal(instead: Instead): Promise<AdvanceDeps> {
    if (instead.model === undefined && instead.prompts === undefined) return this.advance();
    return this.road(await this.openGeneration(instead));
  }

  private async openGeneration(instead: Instead): Promise<GenerationParts> {
    const { generationParts } = await import("./app-generation.ts");
    const { config, paths, secret, request } = this;
    const parts = await generationParts({
      config,
      paths,
      secret,
      clock: request.clock,
      cwd: request.cwd,
      instead,
    });
    this.closers.push(() => parts.close());
    return parts;
  }

  private async road(generation: GenerationParts): Promise<AdvanceDeps> {
    const { roadParts } = await import("./app-road.ts");
    const { verifierOf } = await import("./app-transport.ts");
    const parts = {
      store: await this.store(),
      knowledge: await this.knowledge(),
      intents: await this.intents(),
    };
    return {
      ...roadParts({ ...this.request, ...parts, config: this.config, autoSend: this.autoSend, generation }),
      ownAddresses: this.ownAddresses,
      ownNames: this.ownNames,
      server: await this.server(),
      verifier: this.config?.authentication.verify ? await verifierOf(this.request.clock) : null,
      tokenKey: await this.tokenKey(),
    };
  }

  /** What a watch of this home works with. */
  async watch(given: Pick<WatchDeps, "since" | "report" | "signal">): Promise<WatchDeps> {
    const { send } = this.mustBeConfigured();
    const { mailbox, sent } = await this.mail();
    const { outbox, messages } = await this.store();
    const sender = this.dryRun ? null : await this.sender();
    const delivery =
      sender === null ? null : { sender, maxAttempts: send.max_attempts, copyToSent: send.copy_to_sent };
    const [road, approve] = [await this.advance(), await this.approve()];
    return { ...road, ...given, approve, messages, mailbox, outbox, sent, sentLog: sent, delivery };
  }

  /** The owner's receiving server: as configured, else as `smb doctor` learned it. */
  async server(): Promise<OwnServer | null> {
    const authservId = this.config?.authentication.authserv_id ?? null;
    if (authservId !== null) return { authservId, methods: [] };
    if (this.config === null) return null;
    const { messages } = await this.store();
    return messages.server((await this.mail()).mailbox.name);
  }

  private async tokenKey(): Promise<Uint8Array> {
    const { randomBytes } = await import("node:crypto");
    return (await this.store()).messages.tokenKey((size) => randomBytes(size));
  }

  async approve(): Promise<ApproveDeps> {
    const { owner, send } = this.mustBeConfigured();
    const { randomBytes } = await import("node:crypto");
    const { messages, outbox } = await this.store();
    return {
      messages,
      outbox,
      clock: this.request.clock,
      randomBytes: (size) => randomBytes(size),
      from: { name: owner.name, address: owner.address },
      tokenKey: await this.tokenKey(),
      quoteOriginal: send.quote_original,
      nameTicket: send.ticket_reference,
      ownAddresses: this.ownAddresses,
    };
  }

  mail(): Promise<MailEnds> {
    return this.once("mail", async () => {
      const { mailEnds } = await import("./app-transport.ts");
      const ends = await mailEnds(this.mustBeConfigured().mailbox, this.secret);
      this.closers.push(() => ends.mailbox.close());
      return ends;
    });
  }

  /**
   * A folder of the configured account as past mail; who reads it closes it.
   * @throws {UserError} where the mailbox is no IMAP account.
   */
  async archive(folder: string): Promise<ImapArchive> {
    const { archiveOf } = await import("./app-transport.ts");
    return archiveOf(this.mustBeConfigured().mailbox, folder, this.secret);
  }

  /** The configured way out; null where there is none. Made whether or not sending is enabled. */
  sender(): Promise<Sender | null> {
    return this.once("sender", async () => {
      const { transport } = this.mustBeConfigured().send;
      if (transport === null) return null;
      const { senderOf } = await import("./app-transport.ts");
      const sender = await senderOf(transport, this.secret);
      this.closers.push(() => sender.close());
      return sender;
    });
  }

  /** The lock that one `watch` a home holds; null where another instance holds it. */
  async lock(): Promise<Lock | null> {
    const { acquireLock } = await import("./store/lock.ts");
    const lock = await acquireLock(this.paths.lock, { pid: process.pid, since: this.request.clock.now() });
    if (lock !== null)
      this.closers.push(() => {
        lock.release();
        return Promise.resolve();
      });
    return lock;
  }

  /** Who holds the watch lock now; null where nobody does. */
  async lockHolder(): Promise<LockHolder | null> {
    const { lockHolder } = await import("./store/lock.ts");
    return lockHolder(this.paths.lock);
  }

  /** @throws {UserError} exit code 10 where no configuration was found. */
  mustBeConfigured(): Config {
    if (this.config === null)
      throw new UserError(
        `there is no smb.config.yaml, neither in ${this.request.cwd} nor in ${this.paths.config}`,
        "`smb init` writes one; `smb demo` needs none",
        ExitCode.notSetUp,
      );
    return this.config;
  }

  /** Closes what was opened, last first; what one of them throws is thrown when all are closed. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const closer of this.closers.splice(0).reverse())
      await closer().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private readonly secret = async (source: SecretSource, key: string): Promise<string> => {
    const { readSecret, runCommand } = await import("./config/secrets.ts");
    return (await readSecret(source, { env: this.request.env, run: runCommand }, key)).reveal();
  };

  private once<Part>(name: string, make: () => Promise<Part>): Promise<Part> {
    const made = (this.parts.get(name) as Promise<Part> | undefined) ?? make();
    this.parts.set(name, made);
    return made;
  }
}
