import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { AttributeValues } from "@/lib/shop/catalog/attribute-values";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { whereSchema } from "./where-schema";
import { categoriesOf, matcherOf, readFilter } from "./filter";

const category = (id: number, slug: string, parentId: number | null, path = slug) => ({
  id,
  slug,
  name: slug,
  path,
  depth: 0,
  position: 0,
  parentId,
});
const CATEGORIES = [
  category(1, "lighting", null),
  category(2, "lamps", 1, "lighting/lamps"),
  category(3, "kitchen", null),
  category(4, "mugs", 3, "kitchen/mugs"),
];
const NAMES = ["lighting", "lighting/lamps", "kitchen", "mugs", "nowhere"];
const NOW = Date.UTC(2026, 0, 31);
const DAY = 24 * 60 * 60 * 1_000;

const productArbitrary = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  brand: fc.constantFrom("", "Aster", "Birch"),
  categoryId: fc.constantFrom(1, 2, 3, 4),
  amount: fc.integer({ min: 0, max: 9 }),
  stock: fc.constantFrom(0, 1, 5),
  reduced: fc.boolean(),
  days: fc.constantFrom(0, 3, 9),
  margin: fc.constantFrom(undefined, 0, 0.25, 0.5),
  attributes: fc.constantFrom<AttributeValues | undefined>(
    undefined,
    { material: "Wood" },
    { material: ["Wood", "Steel"], width: 4 },
    { width: "4", washable: "Yes" },
    { width: "wide", washable: false },
  ),
});
type Drawn = typeof productArbitrary extends fc.Arbitrary<infer T> ? T : never;

function toProduct({
  id,
  brand,
  categoryId,
  amount,
  stock,
  reduced,
  days,
  margin,
  attributes,
}: Drawn): CatalogProduct {
  const price = { amount, currency: "GBP" };
  return {
    id,
    sku: `S${id}`,
    slug: `s${id}`,
    name: `Product ${id}`,
    brand,
    categoryId,
    colour: "",
    price,
    compareAt: reduced ? { amount: amount + 2, currency: "GBP" } : null,
    image: "",
    stock,
    variants: [],
    createdAt: NOW - days * DAY,
    attributes,
    margin,
  };
}

/** A condition as text, and what it means by itself, worked out without the code under test. */
interface Told {
  text: string;
  holds(product: CatalogProduct, page: CatalogProduct | null): boolean;
}

type Plain = string | number | boolean;
type ReadNumber = (product: CatalogProduct, page: CatalogProduct | null) => number | undefined;
interface Amount {
  text: string;
  read: ReadNumber;
}

const asNumber = (value: unknown): number | undefined => {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

const amountArbitrary: fc.Arbitrary<Amount> = fc.letrec<{ amount: Amount; leaf: Amount }>((tie) => ({
  leaf: fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((n): Amount => ({ text: String(n), read: () => n })),
    fc.constantFrom<Amount>(
      { text: "price", read: (p) => p.price.amount },
      { text: "STOCK", read: (p) => p.stock },
      { text: "compareAt", read: (p) => p.compareAt?.amount },
      { text: "age", read: (p) => (NOW - p.createdAt) / DAY },
      { text: "margin", read: (p) => p.margin },
      { text: "product.price", read: (_, page) => page?.price.amount },
      { text: "attributes.width", read: (p) => asNumber(p.attributes?.width) },
    ),
  ),
  amount: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(tie("amount"), fc.constantFrom("+", "-", "*", "/"), tie("amount"))
      .map(([a, sign, b]): Amount => ({
        text: `(${a.text} ${sign} ${b.text})`,
        read: (p, page) => {
          const [x, y] = [a.read(p, page), b.read(p, page)];
          if (x === undefined || y === undefined) return undefined;
          return asNumber(sign === "+" ? x + y : sign === "-" ? x - y : sign === "*" ? x * y : x / y);
        },
      })),
  ),
})).amount;

const ORDERS: Record<string, (a: number, b: number) => boolean> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

const comparisonArbitrary = fc
  .tuple(amountArbitrary, fc.constantFrom("<", "<=", ">", ">="), amountArbitrary)
  .map(([a, sign, b]): Told => ({
    text: `${a.text} ${sign} ${b.text}`,
    holds: (p, page) => {
      const [x, y] = [a.read(p, page), b.read(p, page)];
      return x !== undefined && y !== undefined && (ORDERS[sign]?.(x, y) ?? false);
    },
  }));

const parents: Record<number, number | null> = { 1: null, 2: 1, 3: null, 4: 3 };
const isBelow = (id: number, name: string): boolean => {
  const root = CATEGORIES.find(({ slug, path }) => slug === name || path === name)?.id;
  for (let at: number | null = id; at !== null; at = parents[at] ?? null) if (at === root) return true;
  return false;
};
const textsOf = (product: CatalogProduct, key: string): Plain[] => {
  const value = product.attributes?.[key];
  return value === undefined ? [] : [value].flat();
};

const leafArbitrary: fc.Arbitrary<Told> = fc.oneof(
  comparisonArbitrary,
  fc.constantFrom("Aster", "Birch", "Nobody").map((name): Told => ({
    text: `brand = "${name}"`,
    holds: (p) => p.brand === name,
  })),
  fc
    .constantFrom("Aster", "Birch")
    .map((name): Told => ({ text: `brand != '${name}'`, holds: (p) => p.brand !== name })),
  fc.constantFrom(...NAMES).map((name): Told => ({
    text: `category in "${name}"`,
    holds: (p) => isBelow(p.categoryId, name),
  })),
  fc.subarray(NAMES, { minLength: 1 }).map((names): Told => ({
    text: `category not in (${names.map((name) => `"${name}"`).join(", ")})`,
    holds: (p) => !names.some((name) => isBelow(p.categoryId, name)),
  })),
  fc.constantFrom<Told>(
    { text: 'category = "kitchen/mugs"', holds: (p) => p.categoryId === 4 },
    {
      text: "category in product.category",
      holds: (p, page) => page !== null && isBelow(p.categoryId, CATEGORIES[page.categoryId - 1]?.path ?? ""),
    },
    { text: 'attributes.material = "Wood"', holds: (p) => textsOf(p, "material").includes("Wood") },
    {
      text: 'attributes.Material in ["Steel", "Glass"]',
      holds: (p) => textsOf(p, "material").includes("Steel"),
    },
    { text: "attributes.width = 4", holds: (p) => textsOf(p, "width").some((one) => asNumber(one) === 4) },
    { text: "attributes.washable = false", holds: (p) => textsOf(p, "washable").includes(false) },
    { text: "attributes.washable", holds: (p) => textsOf(p, "washable").includes("Yes") },
    { text: 'attributes."Material" exists', holds: (p) => p.attributes?.material !== undefined },
    { text: "attributes.constructor exists", holds: () => false },
    { text: "onSale", holds: (p) => p.compareAt !== null },
    { text: "inStock = true", holds: (p) => p.stock > 0 },
    { text: "brand exists", holds: (p) => p.brand !== "" },
    {
      text: "brand = product.brand",
      holds: (p, page) => page !== null && p.brand !== "" && p.brand === page.brand,
    },
    {
      text: "price <= product.price * 1.2",
      holds: (p, page) => page !== null && p.price.amount <= page.price.amount * 1.2,
    },
  ),
);

const filterArbitrary = fc.letrec<{ filter: Told }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leafArbitrary,
    fc.tuple(tie("filter"), fc.constantFrom("and", "OR"), tie("filter")).map(([a, word, b]): Told => ({
      text: `(${a.text}) ${word} (${b.text})`,
      holds: (p, page) =>
        word === "and" ? a.holds(p, page) && b.holds(p, page) : a.holds(p, page) || b.holds(p, page),
    })),
    tie("filter").map((a): Told => ({ text: `not (${a.text})`, holds: (p, page) => !a.holds(p, page) })),
  ),
})).filter;

describe("filters", () => {
  it("hold for exactly what reading them aloud would say", () => {
    const shops = fc.array(productArbitrary, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(filterArbitrary, shops, fc.boolean(), (told, drawn, isOnPage) => {
        const result = readFilter(told.text, true);
        // Only the limits may refuse what is well formed.
        if (!result.ok) return expect(result.error.message).toMatch(/at most/);
        const products = drawn.map(toProduct);
        const page = isOnPage ? (products[0] ?? null) : null;
        const catalog = new CatalogIndex(CATEGORIES, products);
        const matches = matcherOf(result.filter, { catalog, page, now: NOW });
        expect(products.filter(matches)).toEqual(products.filter((one) => told.holds(one, page)));
      }),
      { numRuns: 400 },
    );
  });

  it("bind as everybody writes them: not before and before or, and times before plus", () => {
    const product = toProduct({
      id: 1,
      brand: "Aster",
      categoryId: 2,
      amount: 5,
      stock: 1,
      reduced: false,
      days: 3,
      margin: undefined,
      attributes: undefined,
    });
    const catalog = new CatalogIndex(CATEGORIES, [product]);
    const holds = (text: string) => {
      const result = readFilter(text);
      if (!result.ok) throw result.error;
      return matcherOf(result.filter, { catalog, page: null, now: NOW })(product);
    };
    expect(holds('brand = "Aster" or brand = "B" and price > 9')).toBe(true);
    expect(holds('not brand = "B" and price = 5')).toBe(true);
    expect(holds("1 + 2 * 2 = price and 7 - 1 - 1 = price")).toBe(true);
    expect(holds("price > -1 and -price = 0 - 5")).toBe(true);
    expect(holds(String.raw`brand = "A\"ster" or name = 'Product 1'`)).toBe(true);
  });

  it.each([
    ["colr = 3", 1, "There is no field colr"],
    ['price > "dear"', 9, "a text"],
    ["brand = 3", 9, "a text cannot be compared with a number"],
    ["price + ", 9, "missing"],
    ["price", 1, "says nothing by itself"],
    ['brand = "Aster', 9, "closing quote"],
    ["(price > 3", 11, ") is missing"],
    ["price > 3 price", 11, "not expected"],
    ["price > 3; drop", 10, "; means nothing"],
    ["product > 3", 9, "product.price"],
    ["brand = and", 9, "not and"],
    ["price > 3 and margin > 0.2", 15, "rules alone"],
    [`${"(".repeat(25)}price > 1${")".repeat(25)}`, 22, "levels deep"],
    [`${"price > 1 or ".repeat(80)} price > 2`, 0, "parts"],
  ])("that are wrong say where: %s", (text, at, message) => {
    const result = readFilter(text);
    if (result.ok) throw new Error("It was taken.");
    expect(result.error.message).toContain(message);
    if (at > 0) expect(result.error.message).toMatch(new RegExp(`^at character ${at}:`));
    const parsed = whereSchema().safeParse(text);
    expect(parsed.error?.issues[0]?.message).toBe(result.error.message);
  });

  it("never throw anything else, whatever is written", () => {
    const pieces = [
      "price",
      "and",
      "not",
      "(",
      ")",
      "in",
      '"x"',
      "3",
      ".",
      "product",
      "attributes",
      "<=",
      "-",
      ",",
      "exists",
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...pieces)).map((all) => all.join(" ")),
        ),
        (text) => {
          const result = readFilter(text);
          expect(result.ok || result.error.at >= 1).toBe(true);
        },
      ),
    );
  });

  it("say which categories they are confined to, where that holds for all of them", () => {
    const confined = (text: string) => {
      const result = readFilter(text);
      return result.ok ? categoriesOf(result.filter) : "wrong";
    };
    expect(confined('price > 3 and category in ("mugs", "lamps")')).toEqual(["mugs", "lamps"]);
    expect(confined('price > 3 or category in "mugs"')).toBeNull();
    expect(confined('product.category in "mugs"')).toBeNull();
  });
});
