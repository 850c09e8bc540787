// Bundles src/ into dist/.
//
// Starting is most of what a short command costs, and Node's loader for ES modules takes as long as commander does. So
// what every start needs (argv, --help, status) is one CommonJS file, dist/main.cjs; each module that is imported
// dynamically is an ES module under dist/parts, loaded when it is used.
import { build } from "esbuild";
import { readFile, rm } from "node:fs/promises";
import { relative, resolve } from "node:path";

const { version } = JSON.parse(await readFile("package.json", "utf8"));

/** Imported dynamically, yet part of main.cjs, where they run when asked for: what `smb status` uses, and nothing heavy. */
const EARLY = ["src/cli/status.ts", "src/store/counts.ts", "src/store/lock.ts"];

const source = (path) => relative(".", path).replaceAll("\\", "/");
const partOf = (path) =>
  source(path)
    .replace(/^src\//, "parts/")
    .replace(/\.ts$/, ".js");

/** Leaves dynamic imports to dist/parts, and gathers them. */
const parts = new Set();
const leaveParts = {
  name: "leave-parts",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const target = resolve(resolveDir, path);
      if (kind !== "dynamic-import" || EARLY.includes(source(target))) return undefined;
      parts.add(source(target));
      return { path: `./${partOf(target)}`, external: true };
    });
  },
};

/** commander asks for node:child_process at its start, for a feature that smb does not use; loading it takes 2 ms. */
const commanderAlone = {
  name: "commander-alone",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: "none", namespace: "none" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {}" }));
  },
};

/** transformers.js imports sharp for pictures, which smb has none of, and stops where the import gives nothing. */
const noPictures = {
  name: "no-pictures",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sharp$/ }, () => ({ path: "sharp", namespace: "no-pictures" }));
    onLoad({ filter: /.*/, namespace: "no-pictures" }, () => ({ contents: "export default {};" }));
  },
};

const common = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  minify: true,
  legalComments: "linked",
  sourcemap: true,
  logLevel: "warning",
  // sqlite-vec, node-llama-cpp and onnxruntime look for their binaries beside themselves; cosmiconfig wants typescript for
  // .ts files, which smb has none of.
  external: ["sqlite-vec", "node-llama-cpp", "onnxruntime-node", "onnxruntime-common", "typescript"],
};

await rm("dist", { recursive: true, force: true });
await build({
  ...common,
  entryPoints: ["src/main.ts"],
  outfile: "dist/main.cjs",
  format: "cjs",
  plugins: [leaveParts, commanderAlone],
  define: { "process.env.SMB_VERSION": JSON.stringify(version), "import.meta.url": "importMetaUrl" },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await build({
  ...common,
  entryPoints: [...parts],
  outbase: "src",
  outdir: "dist/parts",
  format: "esm",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  plugins: [noPictures],
  // CommonJS packages inside an ES module bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
