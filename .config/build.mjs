// Bundles src/ into dist/.
//
// Starting is most of what a short command costs, and Node's loader for ES modules takes as long as commander does. So
// what every start needs (argv, --help, status) is one CommonJS file, dist/main.cjs; each module that is imported
// dynamically is an ES module under dist/parts, loaded when it is used.
import { build } from "esbuild";
import { readFile, rm } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

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

/**
 * node-llama-cpp is 540 modules, which take four times as long to read as one file of them. So src/models/llama/library.ts
 * gets a copy, which looks for what lies beside it where the package lies; all else uses the package itself.
 */
const llamaInOneFile = {
  name: "llama-in-one-file",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node-llama-cpp$/ }, ({ importer }) =>
      source(importer) === "src/models/llama/library.ts"
        ? { path: fileURLToPath(import.meta.resolve("node-llama-cpp")) }
        : undefined,
    );
    onLoad({ filter: /[\\/]node-llama-cpp[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const [, inside] = path.replaceAll("\\", "/").split("/node-llama-cpp/dist/");
      const place = `new URL(${JSON.stringify(inside)}, import.meta.resolve("node-llama-cpp")).href`;
      return { contents: (await readFile(path, "utf8")).replaceAll("import.meta.url", place) };
    });
  },
};
const { version: llamaVersion } = JSON.parse(
  await readFile("node_modules/node-llama-cpp/package.json", "utf8"),
);

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
  external: [
    "sqlite-vec",
    "node-llama-cpp",
    "onnxruntime-node",
    "onnxruntime-common",
    "typescript",
    // node-llama-cpp's binaries, and what it uses to download and in Electron.
    "@node-llama-cpp/*",
    "@reflink/*",
    "electron",
  ],
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
  plugins: [noPictures, llamaInOneFile],
  define: { "process.env.SMB_NODE_LLAMA_CPP": JSON.stringify(llamaVersion) },
  // CommonJS packages inside an ES module bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
