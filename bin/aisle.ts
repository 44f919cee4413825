import type { Command } from "@/lib/cli/command";
import { runCli } from "@/lib/cli/run-cli";

/** `npm run aisle -- <command>`: the shop's command line. Only the command that is called is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import("@/lib/cli/commands/import")).importCommand,
  feed: async () => (await import("@/lib/cli/commands/feed")).feedCommand,
  generate: async () => (await import("@/lib/cli/commands/generate")).generateCommand,
  simulate: async () => (await import("@/lib/cli/commands/simulate")).simulateCommand,
  "what-if": async () => (await import("@/lib/cli/commands/what-if")).whatIfCommand,
  train: async () => (await import("@/lib/cli/commands/train")).trainCommand,
  model: async () => (await import("@/lib/cli/commands/model")).modelCommand,
  backfill: async () => (await import("@/lib/cli/commands/backfill")).backfillCommand,
  evaluate: async () => (await import("@/lib/cli/commands/evaluate")).evaluateCommand,
  benchmark: async () => (await import("@/lib/cli/commands/benchmark")).benchmarkCommand,
  analyze: async () => (await import("@/lib/cli/commands/analyze")).analyzeCommand,
  explore: async () => (await import("@/lib/cli/commands/explore")).exploreCommand,
  export: async () => (await import("@/lib/cli/commands/export")).exportCommand,
  doctor: async () => (await import("@/lib/cli/commands/doctor")).doctorCommand,
  admin: async () => (await import("@/lib/cli/commands/admin")).adminCommand,
  "second-factor": async () => (await import("@/lib/cli/commands/second-factor")).secondFactorCommand,
  key: async () => (await import("@/lib/cli/commands/key")).keyCommand,
  orders: async () => (await import("@/lib/cli/commands/orders")).ordersCommand,
  held: async () => (await import("@/lib/cli/commands/held")).heldCommand,
  rollups: async () => (await import("@/lib/cli/commands/rollups")).rollupsCommand,
  erasure: async () => (await import("@/lib/cli/commands/erasure")).erasureCommand,
  retention: async () => (await import("@/lib/cli/commands/retention")).retentionCommand,
  backup: async () => (await import("@/lib/cli/commands/backup")).backupCommand,
  restore: async () => (await import("@/lib/cli/commands/restore")).restoreCommand,
  move: async () => (await import("@/lib/cli/commands/move")).moveCommand,
  secrets: async () => (await import("@/lib/cli/commands/secrets")).secretsCommand,
  sample: async () => (await import("@/lib/cli/commands/sample")).sampleCommand,
};

const argv = process.argv.slice(2);
const called = Object.hasOwn(COMMANDS, argv[0] ?? "") ? COMMANDS[argv[0] ?? ""] : null;
const loading = called ? [called()] : Object.values(COMMANDS).map((load) => load());
process.exitCode = await runCli(argv, await Promise.all(loading));
// launch.mjs holds a channel open to us, which would keep the process alive.
process.disconnect?.();
