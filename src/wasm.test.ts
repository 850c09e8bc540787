import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import wabt from "wabt";
import { nearBytes } from "./models/static/near-bytes.ts";
import { scanBytes } from "./store/vectors/scan-bytes.ts";
import { turnBytes } from "./store/vectors/turn-bytes.ts";

test.each([
  { folder: "store/vectors", name: "scan", bytes: scanBytes },
  { folder: "store/vectors", name: "turn", bytes: turnBytes },
  { folder: "models/static", name: "near", bytes: nearBytes },
])("the bytes are those of $name.wat, assembled", async ({ folder, name, bytes }) => {
  const file = (path: string): URL => new URL(`${folder}/${path}`, import.meta.url);
  const source = readFileSync(file(`${name}.wat`), "utf8");
  const parsed = (await wabt()).parseWat(`${name}.wat`, source, { bulk_memory: true, simd: true });
  const assembled = Buffer.from(parsed.toBinary({}).buffer).toString("base64");
  if (process.env["UPDATE_WASM"])
    writeFileSync(
      file(`${name}-bytes.ts`),
      `/** ${name}.wat, assembled; a test writes this anew where \`UPDATE_WASM=1\` is set. */\nexport const ${name}Bytes =\n  "${assembled}";\n`,
    );
  else expect(bytes).toBe(assembled);
});
