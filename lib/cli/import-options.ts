import fs from "node:fs";
import { z } from "zod";
import { systemClock } from "@/lib/platform/clock";
import { InteractionKind } from "@/lib/platform/db/generated/enums";
import { FORMATS, type FormatName, type FormatOptions } from "@/lib/data/import/format/format";
import { UsageError } from "./command";
import { resolveGiven } from "./paths";

const recordSchema = z.record(z.string(), z.string());
const kindsSchema = z.record(z.string(), z.enum(InteractionKind));
const currencySchema = z.string().regex(/^[A-Z]{3}$/);

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

function readPairsFile(file: string, option: string): Record<string, string> {
  try {
    return recordSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    throw new UsageError(
      `--${option}: neither name=name,… nor a JSON file with one object of texts: ${file}`,
    );
  }
}

export function readFormatName(text: string | undefined): FormatName {
  const found = FORMATS.find((format) => format === text);
  if (!found) throw new UsageError(`There is no format "${text ?? ""}". Formats: ${FORMATS.join(", ")}.`);
  return found;
}

const MAX_BATCH = 200_000;

export function readBatchRows(text: string): number {
  const rows = Number(text);
  if (Number.isInteger(rows) && rows >= 1 && rows <= MAX_BATCH) return rows;
  throw new UsageError(`--batch "${text}" is no number of rows from 1 to ${MAX_BATCH}.`);
}

export function readFormatOptions(values: {
  map?: string;
  kinds?: string;
  currency: string;
  price: string;
  delimiter?: string;
}): FormatOptions {
  const kinds = kindsSchema.safeParse(readPairs(values.kinds, "kinds"));
  if (!kinds.success) {
    throw new UsageError(`--kinds: kinds are ${Object.keys(InteractionKind).join(", ")}.`);
  }
  if (!currencySchema.safeParse(values.currency).success) {
    throw new UsageError(`--currency "${values.currency}" is no code like GBP.`);
  }
  return {
    currency: values.currency,
    placeholderPrice: values.price,
    now: systemClock.now(),
    columns: readPairs(values.map, "map"),
    kinds: kinds.data,
    delimiter: values.delimiter === "tab" ? "\t" : values.delimiter,
  };
}
