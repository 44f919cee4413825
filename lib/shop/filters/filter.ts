import { LRUCache } from "lru-cache";
import { checkFilter } from "./check-filter";
import { compileFilter, type FilterContext, type Matcher } from "./compile-filter";
import { type Expression, FilterError } from "./expression";
import { parseFilter } from "./parse-filter";

/** A filter that was read and makes sense; the same text is the same object for as long as it is in use. */
export interface Filter {
  readonly text: string;
  readonly expression: Expression;
  /** Whether it speaks of the page's product. */
  readonly needsPage: boolean;
  /** Whether it turns out otherwise as time passes. */
  readonly dependsOnTime: boolean;
}

export type FilterResult = { ok: true; filter: Filter } | { ok: false; error: FilterError };

const MOST_KEPT = 1_000;
const kept = new LRUCache<string, FilterResult>({ max: MOST_KEPT });

/**
 * Reads a filter, once for as long as it is in use.
 *
 * @param isStaff whether what shoppers are not shown may be asked for
 */
export function readFilter(text: string, isStaff = false): FilterResult {
  const key = `${isStaff ? "staff" : "all"} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const result = read(text, isStaff);
  kept.set(key, result);
  return result;
}

function read(text: string, isStaff: boolean): FilterResult {
  try {
    const expression = parseFilter(text);
    checkFilter(expression, isStaff);
    const needsPage = hasPart(expression, (part) => "side" in part && part.side === "page");
    const dependsOnTime = hasPart(expression, (part) => part.kind === "field" && part.name === "age");
    return { ok: true, filter: { text, expression, needsPage, dependsOnTime } };
  } catch (error) {
    if (error instanceof FilterError) return { ok: false, error };
    throw error;
  }
}

function hasPart(expression: Expression, wanted: (part: Expression) => boolean): boolean {
  return wanted(expression) || partsOf(expression).some((part) => hasPart(part, wanted));
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "and":
    case "or":
      return expression.parts;
    case "not":
      return [expression.part];
    case "exists":
      return [expression.value];
    case "in":
      return [expression.left, ...expression.list];
    case "compare":
    case "arithmetic":
      return [expression.left, expression.right];
    default:
      return [];
  }
}

interface Compiled {
  catalog: FilterContext["catalog"];
  matcher: Matcher;
}

const compiled = new WeakMap<Filter, Compiled>();

/** The filter as one function of a product; made once for a catalogue where neither page nor time matters. */
export function matcherOf(filter: Filter, context: FilterContext): Matcher {
  if (filter.needsPage || filter.dependsOnTime) return compileFilter(filter.expression, context);
  const known = compiled.get(filter);
  // A catalogue that is read anew is another object; single products change in place, and hold their own values.
  if (known?.catalog === context.catalog) return known.matcher;
  const matcher = compileFilter(filter.expression, context);
  compiled.set(filter, { catalog: context.catalog, matcher });
  return matcher;
}

/** The categories a filter confines its products to with everything below, as they are written; null: it does not. */
export function categoriesOf({ expression }: Filter): readonly string[] | null {
  const conditions = expression.kind === "and" ? expression.parts : [expression];
  for (const condition of conditions) {
    if (condition.kind !== "in" || condition.left.kind !== "field" || condition.left.side !== "candidate")
      continue;
    if (condition.left.name !== "category") continue;
    const names = condition.list.flatMap((one) => (one.kind === "text" ? [one.value] : []));
    if (names.length === condition.list.length) return names;
  }
  return null;
}
