/** Texts of like length together: what pads the shorter ones of a batch is computed for nothing. */

/**
 * Tokens of a batch, padding included. Measured on a 6-layer int8 model of 384 dimensions, two cores: 256 to 1,024 are
 * equally fast, more are no faster. onnxruntime-node computes on the thread that also reads mail, so a batch is how long
 * that waits.
 */
const TOKENS = 1024;

/** The indices of texts of these lengths, in batches, the longest first: memory peaks at once, not at the end. */
export function batchesByLength(lengths: readonly number[], most: number = TOKENS): number[][] {
  const order = lengths.map((_, i) => i).sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0));
  const batches: number[][] = [];
  let batch: number[] = [];
  let longest = 0;
  for (const i of order) {
    if (batch.length > 0 && (batch.length + 1) * longest > most) {
      batches.push(batch);
      batch = [];
    }
    if (batch.length === 0) longest = lengths[i] ?? 0;
    batch.push(i);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
