import { FORMATS, type FormatName, type FormatOptions } from "@/lib/data/import/contract/import-format";
import { systemClock } from "@/lib/platform/clock";
import { readCurrency } from "@/lib/platform/read-amount";
import { UsageError } from "./command";
import {
  readChoice,
  readDateOrder,
  readDelimiter,
  readImageBase,
  readKind,
  readKinds,
  readNumber,
  readPairs,
} from "./read-values";

const MAX_BATCH = 200_000;

export function readFormatName(text = ""): FormatName {
  return readChoice(text, "format", FORMATS);
}

export function readBatchRows(text: string): number {
  return readNumber(text, "batch", { low: 1, high: MAX_BATCH, integer: true });
}

export function readFormatOptions(values: {
  map?: string;
  kinds?: string;
  kind?: string;
  "date-order"?: string;
  currency?: string;
  price: string;
  delimiter?: string;
  "image-base"?: string;
  "clear-empty"?: boolean;
}): FormatOptions {
  const currency = values.currency === undefined ? null : readCurrency(values.currency);
  if (currency === null && values.currency !== undefined) {
    throw new UsageError(`--currency "${values.currency}" must be a code like GBP.`);
  }
  return {
    currency,
    clearEmpty: values["clear-empty"] ?? false,
    placeholderPrice: values.price,
    now: systemClock.now(),
    columns: readPairs(values.map, "map"),
    kinds: readKinds(values.kinds),
    kind: readKind(values.kind),
    dateOrder: readDateOrder(values["date-order"]),
    delimiter: readDelimiter(values.delimiter),
    imageBase: readImageBase(values["image-base"]),
  };
}
