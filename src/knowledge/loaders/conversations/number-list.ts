/** A growing list of numbers at eight bytes each: an mbox holds millions of mails. */

const FIRST = 1024;

export class NumberList {
  private numbers = new Float64Array(FIRST);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Float64Array(this.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.length++] = value;
  }

  at(index: number): number {
    return this.numbers[index] ?? -1;
  }

  clear(): void {
    this.length = 0;
  }

  /** Where this number stands in a list that grows from one to the next; -1 where it does not. */
  indexOf(value: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.at(middle);
      if (found === value) return middle;
      if (found < value) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
