// Bundles src/main.ts into dist/: one small entry, and a chunk for each part that is loaded only when it is used.
import { build } from "esbuild";
import { readFile, rm } from "node:fs/promises";

const { version } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "linked",
  sourcemap: true,
  chunkNames: "chunks/[name]-[hash]",
  logLevel: "warning",
  define: { "process.env.SMB_VERSION": JSON.stringify(version) },
  // Native modules look for their binaries beside themselves; cosmiconfig wants typescript for .ts files, which smb has none of.
  external: ["better-sqlite3", "sqlite-vec", "typescript"],
  // CommonJS packages inside an ES module bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
