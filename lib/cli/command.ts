import { parseArgs, type ParseArgsConfig } from "node:util";
import type { ExitCode } from "./exit-code";
import type { Output } from "./output";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;
type ParsedValues<T extends OptionsConfig> = ReturnType<typeof parseArgs<{ options: T }>>["values"];

/** Wrongly called. The message is followed by the command's usage. */
export class UsageError extends Error {}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  /** Throws UsageError for arguments it does not know, AppError for what it cannot do. */
  run(argv: string[], out: Output): Promise<ExitCode>;
}

export interface CommandArguments<T extends OptionsConfig> {
  values: ParsedValues<T>;
  positionals: string[];
  out: Output;
}

interface Definition<T extends OptionsConfig> {
  name: string;
  summary: string;
  /** Names of the arguments, `[optional]` ones in brackets. */
  positionals: readonly string[];
  options: T;
  /** Says of each option what it does; printed as it is. */
  details: string;
  run(given: CommandArguments<T>): Promise<ExitCode>;
}

const COMMON = `
  --json               one JSON document (or JSON lines) on standard output, nothing else there
  --help               this text`;

/** A command from its options; `--json` and `--help` are every command's. */
export function defineCommand<const T extends OptionsConfig>(definition: Definition<T>): Command {
  const { name, summary, positionals, options, details } = definition;
  const shape = ["npm run aisle --", name, ...positionals, "[options]"].join(" ");
  const required = positionals.filter((one) => !one.startsWith("[")).length;
  return {
    name,
    summary,
    help: `${shape}\n\n  ${summary}.\n\n${details.replace(/^\n+|\s+$/g, "")}${COMMON}`,
    async run(argv, out) {
      const parsed = parseOrThrow(argv, options);
      if (parsed.positionals.length < required) {
        throw new UsageError(`Missing: ${positionals.slice(parsed.positionals.length, required).join(" ")}.`);
      }
      if (parsed.positionals.length > positionals.length) {
        throw new UsageError(
          `Too many arguments: ${parsed.positionals.slice(positionals.length).join(" ")}.`,
        );
      }
      return definition.run({ ...parsed, out });
    },
  };
}

function parseOrThrow<T extends OptionsConfig>(
  argv: string[],
  options: T,
): { values: ParsedValues<T>; positionals: string[] } {
  try {
    const config = { args: argv, options, allowPositionals: true, strict: true } as const;
    return parseArgs(config) as { values: ParsedValues<T>; positionals: string[] };
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. To specify.*$/s, "."));
  }
}
