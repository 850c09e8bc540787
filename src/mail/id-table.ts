/** Where the mails stand that bear these Message-IDs, in little memory. */
import { createHash } from "node:crypto";

const FIRST = 4096;
/** Open addressing stays quick below it. */
const MAX_FILL = 0.6;

/** Message-IDs as they are compared: some servers change the case of a domain. */
export const comparableId = (messageId: string): string => messageId.toLowerCase();

/** 64 bits of the id's hash: among a hundred million mails two alike are unlikely, and readers check the id itself. */
const hashOf = (id: string): readonly [number, number] => {
  const digest = createHash("sha256").update(id).digest();
  // Zero in both halves marks a free slot.
  return [digest.readUInt32LE(0) || 1, digest.readUInt32LE(4)];
};

/** Message-IDs → numbers, at some twenty bytes each: a mailbox holds millions. */
export class IdTable {
  private high = new Uint32Array(FIRST);
  private low = new Uint32Array(FIRST);
  private values = new Uint32Array(FIRST);
  private filled = 0;

  /** The number on record for the id; `value` where it was not, and then it is. */
  add(id: string, value: number): number {
    if (this.filled >= this.high.length * MAX_FILL) this.grow();
    const [high, low] = hashOf(id);
    const slot = this.slot(high, low);
    if (this.high[slot] !== 0) return this.values[slot] ?? 0;
    this.set(slot, high, low, value);
    this.filled++;
    return value;
  }

  /** Null where the id is not on record; rarely the number of another id: who asks looks at the mail. */
  get(id: string): number | null {
    const slot = this.slot(...hashOf(id));
    return this.high[slot] === 0 ? null : (this.values[slot] ?? 0);
  }

  /** Where the hash stands, or the free slot where it would. */
  private slot(high: number, low: number): number {
    const mask = this.high.length - 1;
    let slot = (high ^ low) & mask;
    while (this.high[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  private set(slot: number, high: number, low: number, value: number): void {
    this.high[slot] = high;
    this.low[slot] = low;
    this.values[slot] = value;
  }

  private grow(): void {
    const { high, low, values } = this;
    this.high = new Uint32Array(high.length * 2);
    this.low = new Uint32Array(high.length * 2);
    this.values = new Uint32Array(high.length * 2);
    for (const [old, first] of high.entries()) {
      if (first === 0) continue;
      const second = low[old] ?? 0;
      this.set(this.slot(first, second), first, second, values[old] ?? 0);
    }
  }
}
