import { runStep } from "@/lib/launch/steps";
import type { OnProgress } from "@/lib/platform/progress";

/**
 * Where a command speaks. For people: results on standard output, progress on standard error. With `--json`: one JSON
 * document (or JSON lines) on standard output, and nothing else there.
 */
export interface Output {
  readonly json: boolean;
  /** A line for people; silent with --json. */
  line(text?: string): void;
  /** The result for programs; silent without --json. */
  result(value: unknown): void;
  /** A remark that is no result: standard error. */
  note(text: string): void;
  /** Runs a long step with a bar on a terminal; elsewhere, and with --json, a line on standard error now and then. */
  step<T>(title: string, work: (onProgress: OnProgress) => Promise<T>): Promise<T>;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    line: (text = "") => {
      if (!json) process.stdout.write(`${text}\n`);
    },
    result: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    note: (text) => {
      process.stderr.write(`${text}\n`);
    },
    step: (title, work) => runStep(title, work, { isBrief: json }),
  };
}
