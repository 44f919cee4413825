import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { matchColumns } from "@/lib/platform/files/match-columns";
import { type ColumnSpec, optionalColumn } from "@/lib/platform/files/source-row";
import type { Numbering } from "./numbering";

/** A column of attributes: what it is called, and what parts the values of one cell. */
export interface AttributeColumn {
  readonly name: string;
  readonly mark: RegExp;
}

/** What the columns of a file of items are, in the order of `specs`: the id, texts, attributes. */
export interface ItemColumns {
  readonly specs: readonly ColumnSpec[];
  readonly texts: readonly string[];
  readonly attributes: readonly AttributeColumn[];
}

const IDS = ["item_id", "product_id", "sku", "movie_id", "id", "item", "product"];
const TEXTS = [
  ...["name", "item_name", "product_name", "title", "item_title", "product_title", "movie_title", "subtitle"],
  ...["description", "item_description", "product_description", "text", "content", "body"],
  ...["headline", "abstract", "summary", "overview", "plot"],
];
/** RecBole names a column and its type; `_seq` are several values with blanks between them. */
const TYPE = /:(token|float)(_seq)?$/;
/** A category path and a list of JSON come as `a > b`. */
const SEVERAL = /\||\s>\s/;
const SEVERAL_TYPED = /[|\s]/;

/** Whether a line is a header of `name:type` columns. */
export function isTyped(line: string): boolean {
  return /:(token|float)(_seq)?(\s|$)/.test(line);
}

/**
 * Tells the columns of a file of items apart by their names: the id is the one named so, else the first.
 *
 * @param idName how the ids' column of the interactions is called, where somebody said so
 * @throws AppError for a first line that is no header, or names a column twice, or nothing besides the id
 */
export function assignColumns(
  file: string,
  header: readonly string[],
  products: Numbering,
  idName?: string,
): ItemColumns {
  const base = path.basename(file);
  const named = header.filter((name) => name.replace(TYPE, "") !== "");
  const specs = named.map((name) => optionalColumn(name));
  const placeOf = (names: readonly string[]) =>
    matchColumns(named, [optionalColumn(...names)], file).positions[0] ?? -1;
  const found = placeOf(idName === undefined ? IDS : [idName, ...IDS]);
  if (found === -1 && products.find(named[0] ?? "") !== undefined) throw withoutHeader(base, header);
  const twice = matchColumns(named, specs, file).positions.findIndex((position, i) => position !== i);
  if (twice !== -1) throw new AppError("invalid", `${base} has two columns "${named[twice]}".`);
  const id = Math.max(0, found);
  const textPlaces = TEXTS.map((name) => placeOf([name])).filter((place) => place !== -1 && place !== id);
  const others = named.map((_, i) => i).filter((place) => place !== id && !textPlaces.includes(place));
  if (textPlaces.length + others.length === 0) {
    throw new AppError(
      "invalid",
      `${base} has ids and nothing else: no text and no attribute to learn from.`,
    );
  }
  const pick = <T>(all: readonly T[], places: readonly number[]) => all.filter((_, i) => places.includes(i));
  return {
    specs: [id, ...textPlaces, ...others].flatMap((place) => specs[place] ?? []),
    texts: textPlaces.flatMap((place) => named[place]?.replace(TYPE, "") ?? []),
    attributes: pick(named, others).map(toAttribute),
  };
}

function toAttribute(name: string): AttributeColumn {
  return {
    name: name.replace(TYPE, ""),
    mark: /_seq$/.test(TYPE.exec(name)?.[0] ?? "") ? SEVERAL_TYPED : SEVERAL,
  };
}

function withoutHeader(base: string, [first = ""]: readonly string[]): AppError {
  return new AppError(
    "invalid",
    `${base} begins with item "${first.slice(0, 40)}" instead of a line that names its columns, ` +
      `such as item_id, title, genre.`,
  );
}
