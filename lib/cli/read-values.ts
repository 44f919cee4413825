import { UsageError } from "./command";

interface NumberRule {
  readonly low: number;
  readonly high: number;
  readonly integer?: boolean;
}

/** A number within its range, or a usage error that says which. */
export function readNumber(text: string, option: string, { low, high, integer = false }: NumberRule): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= low && value <= high && (!integer || Number.isInteger(value))) return value;
  throw new UsageError(
    `--${option} "${text}" is no ${integer ? "whole " : ""}number from ${low} to ${high}.`,
  );
}

/** `a,b,c` without blanks and repetitions; never empty. */
export function readList(text: string, option: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  if (words.includes("")) throw new UsageError(`--${option} "${text}" is no list like a,b,c.`);
  return [...new Set(words)];
}

/** One of the words there are, or a usage error that lists them. */
export function readChoice<T extends string>(text: string, what: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} "${text}". There are ${choices.join(", ")}.`);
}
