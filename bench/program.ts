import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "@/lib/cli/command";
import { EXIT } from "@/lib/cli/exit-code";
import { messageOf } from "@/lib/platform/errors";

/**
 * Options and what stands beside them.
 *
 * @throws UsageError for options there are not
 */
export function readArguments<const C extends ParseArgsConfig>(config: C) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** Runs a suite's program: what it fails of is a sentence, what it was called wrongly with besides its help. */
export async function runProgram(help: string, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(`bench: ${messageOf(error)}\n${isUsage ? `\n${help}\n` : ""}`);
    process.exitCode = isUsage ? EXIT.usage : EXIT.failed;
  }
}
