/** What runs in a thread of its own: PDF.js cannot be interrupted where it runs, and a hostile file keeps it busy for years. */
import type * as Unpdf from "unpdf";

/** A run of text as it is set: where its baseline begins, in points from the lower left. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfLink {
  readonly url: string;
  /** Left, bottom, right, top. */
  readonly box: readonly number[];
}

export interface PdfPage {
  readonly height: number;
  readonly texts: readonly PdfText[];
  readonly links: readonly PdfLink[];
}

export interface PdfFacts {
  readonly pages: number;
  readonly title: string;
  readonly language: string;
  /** As the file has it: `D:20250304100000+01'00'`. */
  readonly modified: string;
  /** Titles in their order, with their level from 1. */
  readonly outline: readonly { readonly title: string; readonly depth: number }[];
}

export type PdfMessage =
  | { readonly facts: PdfFacts }
  | { readonly page: PdfPage }
  | { readonly failed: "locked" | "damaged"; readonly message: string }
  | { readonly done: true };

/** What the thread is started with. */
export interface PdfRequest {
  /** Where the PDF library's file is. */
  readonly library: string;
  readonly bytes: Uint8Array;
  readonly maxPages: number;
}

type Send = (message: PdfMessage) => void;
type Facts = Readonly<Record<string, unknown>>;
type Outline = Awaited<ReturnType<Awaited<ReturnType<typeof Unpdf.getDocumentProxy>>["getOutline"]>>;

/**
 * Reads a PDF page by page. The function's own text is what the thread is given: it may use nothing from outside itself.
 */
export async function extract(
  request: PdfRequest,
  load: (path: string) => unknown,
  send: Send,
): Promise<void> {
  const { getDocumentProxy } = load(request.library) as typeof Unpdf;
  const said = (value: unknown): string => (typeof value === "string" ? value.slice(0, 1000) : "");
  const outlineOf = (items: Outline, depth: number): { title: string; depth: number }[] =>
    items.slice(0, depth > 6 ? 0 : 2000).flatMap((item) => {
      return [{ title: said(item.title), depth }, ...outlineOf(item.items as Outline, depth + 1)];
    });
  try {
    // No file of ours is asked for a font: only words are wanted.
    const document = await getDocumentProxy(request.bytes, {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    });
    const known: Facts = await document.getMetadata().then(
      ({ info }) => info as Facts,
      () => ({}),
    );
    // Its type leaves out that a file without one gives null.
    const outline: Outline | null = await document.getOutline().catch(() => null);
    send({
      facts: {
        pages: document.numPages,
        title: said(known["Title"]),
        language: said(known["Language"]),
        modified: said(known["ModDate"]) || said(known["CreationDate"]),
        outline: outlineOf(outline ?? [], 1),
      },
    });
    for (let n = 1; n <= Math.min(document.numPages, request.maxPages); n++) {
      const page = await document.getPage(n);
      const { items } = await page.getTextContent();
      const annotations: Facts[] = await page.getAnnotations().catch((): Facts[] => []);
      send({
        page: {
          height: page.view[3] ?? 0,
          texts: items.flatMap((item) => {
            if (!("str" in item)) return [];
            const [a, b, , , x, y] = item.transform as number[];
            const size = Math.hypot(a ?? 0, b ?? 0);
            return { text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size };
          }),
          links: annotations.flatMap(({ url, rect }) =>
            typeof url === "string" && Array.isArray(rect) ? [{ url, box: rect as number[] }] : [],
          ),
        },
      });
      page.cleanup();
    }
    send({ done: true });
  } catch (error) {
    const { name, message } = error as Error;
    send({ failed: name === "PasswordException" ? "locked" : "damaged", message });
  }
}
