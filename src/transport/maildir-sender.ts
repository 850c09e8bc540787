/** Delivery into a Maildir: an outbox for another program to empty, or for a person to look at. */
import { errorText, UserError } from "../errors.ts";
import type { Envelope, Sender, SendOutcome } from "../mail/sender.ts";
import { createMaildir, fileMail, listMaildir, stableBase } from "./maildir-files.ts";

class MaildirSender implements Sender {
  readonly name: string;

  constructor(private readonly root: string) {
    this.name = `maildir://${root}`;
  }

  /** See `Sender`. The file's name comes from the Message-ID, so a second attempt finds the first one's work. */
  async send(_envelope: Envelope, raw: Uint8Array, enterData: () => Promise<void>): Promise<SendOutcome> {
    const base = stableBase(raw);
    try {
      await createMaildir(this.root);
      // It may have been read since, which moves it to cur/ under a name with flags.
      if ((await listMaildir(this.root)).some((entry) => entry.base === base))
        return { kind: "accepted", response: `${base} was delivered already` };
      const filed = await fileMail({
        root: this.root,
        part: "new",
        base,
        flags: "",
        raw,
        beforeLink: enterData,
      });
      return { kind: "accepted", response: filed ? `delivered as ${base}` : `${base} was delivered already` };
    } catch (error) {
      // The link is the last step that can fail, and one that failed made nothing.
      return { kind: "unsent", error: errorText(error) };
    }
  }

  async verify(): Promise<void> {
    try {
      await createMaildir(this.root);
    } catch (error) {
      throw new UserError(
        `${this.root} cannot be used as an outbox: ${errorText(error)}`,
        "Check the path and its rights.",
      );
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A `Sender` into the Maildir at `path`, which is made where it is missing. */
export const maildirSender = ({ path }: { readonly path: string }): Sender => new MaildirSender(path);
