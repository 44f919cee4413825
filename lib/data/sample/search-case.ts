/** What the first product of a search has to be. */
export interface Expected {
  categories: readonly string[];
  /** One of each row is a part of the name, in lower case. */
  names: readonly (readonly string[])[];
  code: string | null;
  brand: string | null;
  colour: string | null;
  maxPrice: number | null;
  /** How many of the first this holds for. */
  many: number;
}

export interface SearchCase {
  kind: string;
  query: string;
  /** Null: nothing is to be found. */
  first: Expected | null;
  /** Categories none of the first six products may be of. */
  never: readonly string[];
}

const SEPARATOR = /\s*\/\s*/;
const list = (text: string) => text.trim().split(SEPARATOR).filter(Boolean);

function readExpected(text: string): Expected | null {
  if (text.trim() === "?") return null;
  const names = [...text.matchAll(/"([^"]+)"/g)].map(([, parts = ""]) => parts.toLowerCase().split("|"));
  const marked = (mark: string) => new RegExp(`(?:^|\\s)${mark}([^~@#<*"]+)`).exec(text)?.[1]?.trim() ?? null;
  const maxPrice = marked("<");
  return {
    categories: list(text.replace(/"[^"]*"/g, "").replace(/(^|\s)[#@~<*].*$/, "")),
    names,
    code: marked("#"),
    brand: marked("@"),
    colour: marked("~"),
    maxPrice: maxPrice === null ? null : Number(maxPrice),
    many: Number(marked("\\*") ?? 1),
  };
}

function readCase(kind: string, line: string): SearchCase {
  const [query = "", expected = ""] = line.split(" = ");
  const [first = "", never = ""] = expected.split(" ! ");
  return { kind, query: query.trim(), first: readExpected(first), never: list(never) };
}

/**
 * Cases by kind. A line is `query = what comes first ! what may not be among the first`: names of categories joined by
 * "/", `"…"` a part of the name (of several between bars any), `#…` a code, `@…` a brand, `~…` a family of colours, `<…` a
 * price in minor units at most, all of which hold, and with `*3` for each of the first three; `?` alone: nothing is found.
 * What may not come is categories.
 */
export function readSearchCases(lines: Readonly<Record<string, string>>): SearchCase[] {
  return Object.entries(lines).flatMap(([kind, text]) =>
    text
      .trim()
      .split(/\n\s*/)
      .map((line) => readCase(kind, line)),
  );
}
