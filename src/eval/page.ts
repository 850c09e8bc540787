/** A page of figures: self-contained, without a script, light or dark, on a phone too. */
import { escapeHtml } from "./plots.ts";
import { STYLE } from "./report-style.ts";

/** `sections` are HTML; title and `about` are text. */
export const page = (title: string, about: readonly string[], sections: readonly string[]): string => {
  const header = `<header><h1>${escapeHtml(title)}</h1><p>${about.map(escapeHtml).join(" · ")}</p></header>`;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    // Nothing is loaded and nothing runs, whatever a query says.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>` +
    `<body>${[header, ...sections].join("\n")}</body></html>\n`
  );
};

/** `body` is HTML. */
export const section = (title: string, body: string): string =>
  `<section><h2>${escapeHtml(title)}</h2>${body}</section>`;

/** `plot` is SVG. */
export const figure = (plot: string, caption: string): string =>
  `<figure>${plot}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;

const cell = (text: string): string => `<td>${escapeHtml(text)}</td>`;

/** A row of text: a name and numbers. */
export const row = ([first = "", ...numbers]: readonly string[]): string =>
  `<tr>${cell(first)}${numbers.map((text) => `<td class="number">${escapeHtml(text)}</td>`).join("")}</tr>`;

/** `rows` are HTML. */
export const table = (head: readonly string[], rows: readonly string[], name = "figures"): string =>
  `<div class="table"><table class="${name}"><thead><tr>${head.map((name) => `<th>${escapeHtml(name)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
