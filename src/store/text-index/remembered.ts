/** What was read of the knowledge, remembered as long as it does not change. */

/** Values by their keys; of more than `most` all are let go, and those in use come back. */
export class Remembered<Value> {
  private readonly values = new Map<string, Value>();
  private version = -1;

  constructor(private readonly most: number) {}

  /** What was remembered of another version of the knowledge is let go. */
  asOf(version: number): void {
    if (version === this.version) return;
    this.values.clear();
    this.version = version;
  }

  forget(): void {
    this.values.clear();
  }

  get(key: string): Value | undefined {
    return this.values.get(key);
  }

  set(key: string, value: Value): void {
    if (this.values.size >= this.most) this.values.clear();
    this.values.set(key, value);
  }

  /** The value of the key, made where it is not remembered. */
  of(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }
}
