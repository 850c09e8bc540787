// npm 11 sometimes writes package-lock.json entries without a version, or leaves a dependency out:
// `npm ci` then fails on another machine. Names each such entry; exit 1 if any.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** The lock entry that `name` resolves to from the package at `from`, as Node walks up node_modules. */
const resolve = (from, name) => {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    const entry = packages[`${place ? `${place}/` : ""}node_modules/${name}`];
    if (entry) return entry;
    if (!place) return undefined;
  }
};

const faults = [];
for (const [place, entry] of Object.entries(packages)) {
  if (place && !entry.link && !entry.version) faults.push(`${place}: no version`);
  for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
    if (!resolve(place, name)) faults.push(`${place || "the project"} needs ${name}, which has no entry`);
}
process.stdout.write(
  `${Object.keys(packages).length} lock entries, ${faults.length} faults\n${faults.join("\n")}\n`,
);
process.exitCode = faults.length ? 1 : 0;
