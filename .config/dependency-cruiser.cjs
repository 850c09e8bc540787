/** The arrows of the house. Capabilities form a line; adapters look at ports; only app.ts picks adapters. */
const TEST = "(\\.(test|bench)\\.tsx?$|^src/cli/e2e/)";
const line = ["mail", "knowledge", "generation", "triage", "answer", "outbox", "feedback", "pipeline"];
const adapters = "^src/(transport|models|store)/";

const mayOnlyReach = (from, to) => ({
  name: `${from}-reaches-only-${to.join("-") || "itself"}`,
  comment: `src/${from} may import itself, ${to.join(", ") || "nothing else"}, and the shared words at the root.`,
  severity: "error",
  from: { path: `^src/${from}/`, pathNot: TEST },
  to: { path: "^src/[^/]+/", pathNot: `^src/(${[from, ...to].join("|")})/` },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: [TEST, "\\.d\\.ts$"] },
      to: {},
    },
    mayOnlyReach("mail", []),
    mayOnlyReach("knowledge", ["mail"]),
    mayOnlyReach("generation", ["mail"]),
    mayOnlyReach("triage", ["generation", "knowledge", "mail"]),
    mayOnlyReach("answer", ["triage", "generation", "knowledge", "mail"]),
    mayOnlyReach("outbox", ["mail"]),
    mayOnlyReach("feedback", ["answer", "triage", "knowledge", "mail"]),
    mayOnlyReach("pipeline", ["triage", "generation", "answer", "outbox", "feedback", "knowledge", "mail"]),
    mayOnlyReach("config", []),
    mayOnlyReach("eval", ["knowledge", "generation", "triage", "answer", "feedback", "mail"]),
    mayOnlyReach("review", ["pipeline", "feedback", "answer", "outbox", "triage", "knowledge", "mail"]),
    mayOnlyReach("transport", ["mail"]),
    mayOnlyReach("models", ["knowledge", "generation"]),
    mayOnlyReach("store", line),
    {
      name: "only-app-picks-adapters",
      comment:
        "Adapters are chosen in src/app.ts and its parts (mail, knowledge, the model, the road); everybody else is handed a port.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [adapters, "^src/app(-transport|-knowledge|-generation|-road)?\\.ts$", TEST],
      },
      to: { path: adapters },
    },
    {
      name: "adapters-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/(transport|models|store)/", pathNot: TEST },
      to: { path: adapters, pathNot: "^src/$1/" },
    },
    {
      name: "only-main-knows-the-command-line",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/cli/", "^src/main\\.ts$", TEST] },
      to: { path: "^src/cli/" },
    },
    {
      name: "only-app-knows-the-configuration",
      comment: "config is read by app.ts and handed on in pieces; cli may name its types and paths.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/(cli|config)/",
          "^src/(open-)?app(-transport|-knowledge|-generation|-road)?\\.ts$",
          TEST,
        ],
      },
      to: { path: "^src/config/" },
    },
    { name: "nobody-imports-tests", severity: "error", from: { pathNot: TEST }, to: { path: TEST } },
    {
      name: "not-to-dev-dep",
      comment:
        "transformers.js is bundled into dist: its own dependencies (sharp, onnxruntime-web) are not wanted.",
      severity: "error",
      from: { path: "^src/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@huggingface/transformers/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
