import { adminCommand } from "@/lib/cli/commands/admin";
import { analyzeCommand } from "@/lib/cli/commands/analyze";
import { backfillCommand } from "@/lib/cli/commands/backfill";
import { benchmarkCommand } from "@/lib/cli/commands/benchmark";
import { doctorCommand } from "@/lib/cli/commands/doctor";
import { erasureCommand } from "@/lib/cli/commands/erasure";
import { evaluateCommand } from "@/lib/cli/commands/evaluate";
import { exploreCommand } from "@/lib/cli/commands/explore";
import { exportCommand } from "@/lib/cli/commands/export";
import { feedCommand } from "@/lib/cli/commands/feed";
import { generateCommand } from "@/lib/cli/commands/generate";
import { whatIfCommand } from "@/lib/cli/commands/what-if";
import { simulateCommand } from "@/lib/cli/commands/simulate";
import { heldCommand } from "@/lib/cli/commands/held";
import { importCommand } from "@/lib/cli/commands/import";
import { keyCommand } from "@/lib/cli/commands/key";
import { ordersCommand } from "@/lib/cli/commands/orders";
import { retentionCommand } from "@/lib/cli/commands/retention";
import { rollupsCommand } from "@/lib/cli/commands/rollups";
import { sampleCommand } from "@/lib/cli/commands/sample";
import { trainCommand } from "@/lib/cli/commands/train";
import { runCli } from "@/lib/cli/run-cli";

/** `npm run aisle -- <command>`: the shop's command line. */
const commands = [
  importCommand,
  feedCommand,
  generateCommand,
  simulateCommand,
  whatIfCommand,
  trainCommand,
  backfillCommand,
  evaluateCommand,
  benchmarkCommand,
  analyzeCommand,
  exploreCommand,
  exportCommand,
  doctorCommand,
  adminCommand,
  keyCommand,
  ordersCommand,
  heldCommand,
  rollupsCommand,
  erasureCommand,
  retentionCommand,
  sampleCommand,
];

process.exitCode = await runCli(process.argv.slice(2), commands);
// launch.mjs holds a channel open to us, which would keep the process alive.
process.disconnect?.();
