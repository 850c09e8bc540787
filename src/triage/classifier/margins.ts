/** How far a text lies on each label's side, by all labels' weights at once. */
import { trainOne } from "./svm.ts";
import { type Space, sparseSize, type TextVector } from "./vectors.ts";

export interface Machines {
  readonly labels: number;
  /** A row of all labels for each sparse place, then for each dense one, then the bias: a text reads a few whole rows. */
  readonly rows: Float32Array;
}

/** `has[i]` are the labels, by their place, of the i-th text. */
export function trainAll(
  texts: readonly TextVector[],
  has: readonly (readonly number[])[],
  labels: number,
  space: Space,
): Machines {
  const sizes = { sparse: sparseSize(space), dense: space.dimension };
  const rows = new Float32Array((sizes.sparse + sizes.dense + 1) * labels);
  for (let label = 0; label < labels; label++) {
    const isIt = Uint8Array.from(has, (own) => (own.includes(label) ? 1 : 0));
    const { sparse, dense, bias } = trainOne(texts, isIt, sizes);
    for (let i = 0; i < sizes.sparse; i++) rows[i * labels + label] = sparse[i] ?? 0;
    for (let i = 0; i < sizes.dense; i++) rows[(sizes.sparse + i) * labels + label] = dense[i] ?? 0;
    rows[(sizes.sparse + sizes.dense) * labels + label] = bias;
  }
  return { labels, rows };
}

export function marginsOf({ places, values, dense }: TextVector, { labels, rows }: Machines): Float64Array {
  const margins = new Float64Array(labels);
  const addRow = (row: number, factor: number): void => {
    const from = row * labels;
    for (let label = 0; label < labels; label++)
      margins[label] = (margins[label] ?? 0) + factor * (rows[from + label] ?? 0);
  };
  const bias = rows.length / labels - 1;
  for (let i = 0; i < places.length; i++) addRow(places[i] ?? 0, values[i] ?? 0);
  for (let i = 0; i < dense.length; i++) addRow(bias - dense.length + i, dense[i] ?? 0);
  addRow(bias, 1);
  return margins;
}
