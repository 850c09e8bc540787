// How long short commands take as whole processes, each as the ratio to `node -e 0` in the pair run right before it:
// median of 20 pairs. Absolute times say little on a shared machine; what else is preloaded into every node says less.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PAIRS = 20;
const home = mkdtempSync(join(tmpdir(), "smb-bench-"));
copyFileSync("smb.config.example.yaml", join(home, "smb.config.yaml"));
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env;
const env = { ...inherited, SMB_HOME: home };

const milliseconds = (args) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { env, stdio: "ignore" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const commands = [
  { name: "smb --version", args: ["bin/smb.js", "--version"], goal: 1.4 },
  { name: "smb --help", args: ["bin/smb.js", "--help"], goal: 1.4 },
  { name: "smb status", args: ["bin/smb.js", "status"], goal: 2.0 },
];
for (const { name, args, goal } of commands) {
  milliseconds(args);
  const ratios = Array.from({ length: PAIRS }, () => {
    const base = milliseconds(["-e", "0"]);
    return milliseconds(args) / base;
  }).sort((a, b) => a - b);
  const at = (share) => ratios[Math.floor(share * (PAIRS - 1))].toFixed(2);
  console.log(
    `${name.padEnd(14)} ${at(0.5)} × node -e 0  (quartiles ${at(0.25)} to ${at(0.75)}; goal ${goal})`,
  );
}
rmSync(home, { recursive: true });
