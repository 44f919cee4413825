import { isAppError } from "@/lib/platform/errors";

/** Says why this program ends: what can be expected to go wrong in a sentence, a bug with its stack. */
export function reportFailure(error: unknown): void {
  console.error(isAppError(error) ? `aisle: ${error.message}` : error);
}

/** Lets what nobody catches end this process with exit code 1, reported like everything else. */
export function endOnFailure(): void {
  process.on("uncaughtException", (error) => {
    reportFailure(error);
    process.exit(1);
  });
}
