import fs from "node:fs";
import { z } from "zod";
import { DATE_ORDERS, type DateOrder } from "@/lib/data/formats/written-time";
import { type Kind, KINDS } from "@/ml/index";
import { UsageError } from "./command";
import { resolveGiven } from "./paths";

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
    `--${option} "${text}" must be a ${integer ? "whole " : ""}number from ${low} to ${high}.`,
  );
}

/** `a,b,c` without blanks and repetitions; never empty. */
export function readList(text: string, option: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  if (words.includes("")) throw new UsageError(`--${option} "${text}" must be a list like a,b,c.`);
  return [...new Set(words)];
}

/** One of the words there are, or a usage error that lists them. */
export function readChoice<T extends string>(text: string, what: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} "${text}". There are ${choices.join(", ")}.`);
}

/** What people write for a tab. */
const TABS = ["tab", "\\t"];

/** The mark between two cells of a table; undefined: to be guessed. */
export function readDelimiter(text: string | undefined): string | undefined {
  if (text === "") throw new UsageError("--delimiter is empty; name the mark between two cells.");
  return text !== undefined && TABS.includes(text) ? "\t" : text;
}

/** The address pictures without a server are on, ending with "/"; undefined: none is named. */
export function readImageBase(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== "" ||
    url.search !== "" ||
    url.hash !== ""
  ) {
    throw new UsageError(`--image-base "${text}" must be an address like https://shop.example/media/.`);
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** `a=b,c=d`, or the path of a JSON file with one flat object. */
export function readPairs(text: string | undefined, option: string): Record<string, string> {
  if (text === undefined) return {};
  if (!text.includes("=")) return readPairsFile(resolveGiven(text), option);
  const pairs = text.split(",").map((pair) => {
    const at = pair.indexOf("=");
    const [left, right] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at === -1 || !left || !right) throw new UsageError(`--${option}: "${pair}" is not name=name.`);
    return [left, right] as const;
  });
  return Object.fromEntries(pairs);
}

const pairsSchema = z.record(z.string(), z.string());

function readPairsFile(file: string, option: string): Record<string, string> {
  try {
    return pairsSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    throw new UsageError(
      `--${option}: neither name=name,… nor a JSON file with one object of texts: ${file}`,
    );
  }
}

/** The kind of all rows; undefined: rows say it themselves. */
export function readKind(text: string | undefined): Kind | undefined {
  return text === undefined ? undefined : readChoice(text, "kind", KINDS);
}

/** What comes first in 10/1/2019; undefined: nobody said. */
export function readDateOrder(text: string | undefined): DateOrder | undefined {
  return text === undefined ? undefined : readChoice(text, "date order", DATE_ORDERS);
}

/** A file's words for kinds → ours. */
export function readKinds(text: string | undefined): Record<string, Kind> {
  const pairs = Object.entries(readPairs(text, "kinds"));
  return Object.fromEntries(pairs.map(([word, kind]) => [word, readChoice(kind, "kind", KINDS)]));
}
