/** What is kept in memory of each mail of an archive: some forty bytes, so that millions fit. */
import { isOwnAddress } from "../../../mail/address.ts";
import { IdTable } from "../../../mail/id-table.ts";
import { NumberList } from "./number-list.ts";

const STRANGER = 0;
const OWNER = 1;

/** Where the owner is not known, writers are told apart by numbers; beyond so many the rest are strangers. */
const MAX_WRITERS = 50_000;

export interface Writer {
  readonly address: string;
  readonly mails: number;
  /** Of them, those that answer another mail by their header. */
  readonly replies: number;
}

/** The mails of an archive: where each stands, by what id it is found, who wrote it. */
export class MailIndex {
  private readonly ids = new IdTable();
  private readonly positions = new NumberList();
  private readonly writerOf = new NumberList();
  private readonly numbers = new Map<string, number>();
  /** Their numbers begin behind `OWNER`'s. */
  private readonly counted: { address: string; mails: number; replies: number }[] = [];

  /** @param own the owner's addresses; where there are none, all writers are counted. */
  constructor(private readonly own: readonly string[]) {}

  /** How many different mails there are. */
  get size(): number {
    return this.positions.length;
  }

  /** A mail that stands there twice (in Sent and in All Mail) is one, where it stands first. */
  add(mail: {
    readonly position: number;
    readonly id: string;
    readonly from: string;
    readonly isReply: boolean;
  }): void {
    const number = this.positions.length;
    if (this.ids.add(mail.id, number) !== number) return;
    this.positions.push(mail.position);
    this.writerOf.push(this.own.length > 0 ? this.judge(mail.from) : this.count(mail.from, mail.isReply));
  }

  private judge(address: string): number {
    return isOwnAddress(address, this.own) ? OWNER : STRANGER;
  }

  private count(address: string, isReply: boolean): number {
    if (address === "") return STRANGER;
    let number = this.numbers.get(address);
    if (number === undefined) {
      if (this.numbers.size === MAX_WRITERS) return STRANGER;
      this.counted.push({ address, mails: 0, replies: 0 });
      number = OWNER + this.counted.length;
      this.numbers.set(address, number);
    }
    const writer = this.counted[number - OWNER - 1];
    if (writer !== undefined) {
      writer.mails++;
      if (isReply) writer.replies++;
    }
    return number;
  }

  /** Where the mail of this id stands; null where there is none. */
  find(id: string): number | null {
    const number = this.ids.get(id);
    return number === null ? null : this.positions.at(number);
  }

  get writers(): readonly Writer[] {
    return this.counted;
  }

  /** Where the owner's mails stand, from a position on. */
  *sent(from: number, owner: string | undefined): Generator<number> {
    const writer = this.own.length > 0 ? OWNER : this.numbers.get(owner ?? "");
    for (let number = 0; number < this.size; number++) {
      const position = this.positions.at(number);
      if (position >= from && this.writerOf.at(number) === writer) yield position;
    }
  }
}
