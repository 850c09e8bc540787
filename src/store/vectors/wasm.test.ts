import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import wabt from "wabt";
import { scanBytes } from "./scan-bytes.ts";
import { turnBytes } from "./turn-bytes.ts";

test.each([
  { name: "scan", bytes: scanBytes },
  { name: "turn", bytes: turnBytes },
])("the bytes are those of $name.wat, assembled", async ({ name, bytes }) => {
  const source = readFileSync(new URL(`${name}.wat`, import.meta.url), "utf8");
  const parsed = (await wabt()).parseWat(`${name}.wat`, source, { bulk_memory: true, simd: true });
  const assembled = Buffer.from(parsed.toBinary({}).buffer).toString("base64");
  if (process.env["UPDATE_WASM"])
    writeFileSync(
      new URL(`${name}-bytes.ts`, import.meta.url),
      `/** ${name}.wat, assembled; a test writes this anew where \`UPDATE_WASM=1\` is set. */\nexport const ${name}Bytes =\n  "${assembled}";\n`,
    );
  else expect(bytes).toBe(assembled);
});
