import { attributeOf } from "@/lib/shop/catalog/attribute-values";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Comparison, Expression } from "./expression";
import { factsOf, type Scalar } from "./fields";

/** What a filter is read against. */
export interface FilterContext {
  catalog: LiveCatalog;
  /** The page's product; null: there is none, and no comparison with it holds. */
  page: CatalogProduct | null;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Whether a product passes. */
export type Matcher = (product: CatalogProduct) => boolean;

/** A value of a product; several where an attribute has several, undefined where there is none. */
type Value = Scalar | readonly Scalar[] | undefined;
type Read = (product: CatalogProduct) => Value;

/** Turns a checked filter into one function, with everything that is the same for all products worked out once. */
export function compileFilter(filter: Expression, context: FilterContext): Matcher {
  switch (filter.kind) {
    case "and": {
      const parts = filter.parts.map((part) => compileFilter(part, context));
      const [first, second] = parts;
      if (parts.length === 2 && first && second) return (product) => first(product) && second(product);
      return (product) => parts.every((holds) => holds(product));
    }
    case "or": {
      const parts = filter.parts.map((part) => compileFilter(part, context));
      return (product) => parts.some((holds) => holds(product));
    }
    case "not": {
      const holds = compileFilter(filter.part, context);
      return (product) => !holds(product);
    }
    case "exists": {
      const read = compileValue(filter.value, context);
      return (product) => read(product) !== undefined;
    }
    case "in":
      return compileIn(filter, context);
    case "compare":
      return compileComparison(filter, context);
    default: {
      const read = compileValue(filter, context);
      return (product) => anyOf(read(product), isTrue);
    }
  }
}

function compileValue(value: Expression, context: FilterContext): Read {
  switch (value.kind) {
    case "text":
    case "number":
    case "truth":
      return always(value.value);
    case "field": {
      const { read } = factsOf(value.name);
      const { page, now } = context;
      return value.side === "page"
        ? always(page ? read(page, now) : undefined)
        : (product) => read(product, now);
    }
    case "attribute": {
      const { key } = value;
      return value.side === "page"
        ? always(context.page ? attributeOf(context.page, key) : undefined)
        : (product) => attributeOf(product, key);
    }
    case "arithmetic": {
      const [left, right] = [compileNumber(value.left, context), compileNumber(value.right, context)];
      return (product) => calculate(value.operator, left(product), right(product));
    }
    default: {
      const holds = compileFilter(value, context);
      return (product) => holds(product);
    }
  }
}

const always = (value: Value): Read => {
  return () => value;
};

function compileNumber(value: Expression, context: FilterContext): (product: CatalogProduct) => number {
  const read = compileValue(value, context);
  return (product) => toNumber(read(product));
}

/** NaN for what is no number. */
function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && value.trim() !== "") return Number(value);
  return Number.NaN;
}

function calculate(operator: "+" | "-" | "*" | "/", left: number, right: number): number | undefined {
  const result =
    operator === "+"
      ? left + right
      : operator === "-"
        ? left - right
        : operator === "*"
          ? left * right
          : left / right;
  return Number.isFinite(result) ? result : undefined;
}

/** Whether it holds of the value, or of one of several. */
function anyOf(value: Value, holds: (one: Scalar) => boolean): boolean {
  if (value === undefined) return false;
  return typeof value === "object" ? value.some(holds) : holds(value);
}

const YES = /^(?:yes|true)$/i;

function isTrue(value: Scalar): boolean {
  return value === true || (typeof value === "string" && YES.test(value));
}

/** A number equals its text, and true what says yes: attributes come from files. */
function isEqual(left: Scalar, right: Scalar): boolean {
  if (typeof left === typeof right) return left === right;
  if (typeof left === "boolean") return typeof right === "string" && left === isTrue(right);
  if (typeof right === "boolean") return typeof left === "string" && right === isTrue(left);
  return toNumber(left) === toNumber(right);
}

const ORDERS: Readonly<Record<Exclude<Comparison, "=" | "!=">, (left: number, right: number) => boolean>> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

type Compared = Extract<Expression, { kind: "compare" }>;

function compileComparison({ operator, left, right, at }: Compared, context: FilterContext): Matcher {
  if (operator === "!=") {
    const equals = compileComparison({ kind: "compare", operator: "=", left, right, at }, context);
    return (product) => !equals(product);
  }
  if (operator === "=") return compileEqual(left, right, context);
  const holds = ORDERS[operator];
  if (isOneNumber(left) && isOneNumber(right)) {
    const [first, second] = [compileNumber(left, context), compileNumber(right, context)];
    // What is missing is no number, and stands in no order to any.
    return (product) => holds(first(product), second(product));
  }
  const [first, second] = [compileValue(left, context), compileValue(right, context)];
  return (product) => {
    const other = second(product);
    return anyOf(first(product), (one) => anyOf(other, (two) => holds(toNumber(one), toNumber(two))));
  };
}

const isCategory = (value: Expression) => value.kind === "field" && value.name === "category";

/** Whether it is at most one number: an attribute may have several values. */
const isOneNumber = ({ kind }: Expression) => kind === "number" || kind === "field" || kind === "arithmetic";

const isLiteral = (value: Expression): value is Extract<Expression, { value: Scalar }> =>
  value.kind === "text" || value.kind === "number" || value.kind === "truth";

function compileEqual(left: Expression, right: Expression, context: FilterContext): Matcher {
  const ofCategories = isCategory(left) || isCategory(right);
  const read = (value: Expression): Read =>
    // A text beside a category names one; a name that nothing has is no category.
    ofCategories && !isCategory(value) ? compileCategory(value, context) : compileValue(value, context);
  const [first, second] = [read(left), read(right)];
  if (isLiteral(right) && !ofCategories) {
    const { value } = right;
    // A field is of the literal's own type, or the filter would have been refused.
    if (left.kind === "field") return (product) => first(product) === value;
    const equals = (one: Scalar) => isEqual(one, value);
    return (product) => anyOf(first(product), equals);
  }
  return (product) => {
    const other = second(product);
    return anyOf(first(product), (one) => anyOf(other, (two) => isEqual(one, two)));
  };
}

/** The category that a text names. */
function compileCategory(value: Expression, context: FilterContext): Read {
  const read = compileValue(value, context);
  const find = (name: Value) =>
    typeof name === "string" ? context.catalog.findCategory(name)?.id : undefined;
  return value.kind === "text" ? always(find(value.value)) : (product) => find(read(product));
}

type Contained = Extract<Expression, { kind: "in" }>;

function compileIn({ left, list, at }: Contained, context: FilterContext): Matcher {
  if (isCategory(left)) return compileWithin(left, list, context);
  const texts = list.flatMap((one) => (one.kind === "text" ? [one.value] : []));
  if (texts.length === list.length && left.kind === "field") {
    const [wanted, read] = [new Set<Value>(texts), compileValue(left, context)];
    return (product) => wanted.has(read(product));
  }
  const equals = list.map((right) =>
    compileComparison({ kind: "compare", operator: "=", left, right, at }, context),
  );
  return (product) => equals.some((holds) => holds(product));
}

/** Whether a category is one of these, or below one. */
function compileWithin(left: Expression, list: readonly Expression[], context: FilterContext): Matcher {
  const roots = list.map((one) =>
    isCategory(one) ? compileValue(one, context) : compileCategory(one, context),
  );
  const read = compileValue(left, context);
  const { catalog } = context;
  const within = (product: CatalogProduct, root: Read): boolean => {
    const [category, top] = [read(product), root(product)];
    return typeof category === "number" && typeof top === "number" && catalog.subtree(top).has(category);
  };
  return (product) => roots.some((root) => within(product, root));
}
