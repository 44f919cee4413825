import { describe, expect, it } from "vitest";
import { parsePictureSpec } from "@/lib/data/pictures/picture-spec";
import { swatchOf } from "@/lib/data/pictures/swatch";
import { COLOUR_NAMES } from "./catalog/colours";
import { makeCatalog } from "./make-catalog";
import { DAY, DEFAULT_SIZE, HISTORY_DAYS } from "./sample-options";

const now = Date.UTC(2026, 9, 15, 12);
const options = { seed: 1, now, size: DEFAULT_SIZE };
const { categories, products } = makeCatalog(options);

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
const isUnique = (values: string[]) => new Set(values).size === values.length;

describe("makeCatalog", () => {
  it("makes as many products as asked, no two of one name, code or address", () => {
    expect(products).toHaveLength(DEFAULT_SIZE.products);
    expect(products.map(({ id }) => id)).toEqual(products.map((_, i) => i + 1));
    for (const key of ["name", "sku", "slug", "image"] as const) {
      expect(isUnique(products.map((product) => product[key])), key).toBe(true);
    }
  });

  it("hangs every product on a leaf of a tree of three levels, and leaves no leaf bare", () => {
    const byId = new Map(categories.map((category) => [category.id, category]));
    const filled = new Set(products.map(({ categoryId }) => categoryId));
    expect(isUnique(categories.map(({ slug }) => slug))).toBe(true);
    for (const category of categories) {
      const parent = category.parentId === null ? null : byId.get(category.parentId);
      expect(category.depth).toBe(parent ? parent.depth + 1 : 0);
      expect(category.path).toBe(parent ? `${parent.path}/${category.slug}` : category.slug);
      expect(filled.has(category.id), category.path).toBe(category.depth === 2);
    }
    const counts = [0, 1, 2].map((depth) => categories.filter((category) => category.depth === depth).length);
    expect(counts[0]).toBe(7);
    expect(counts[1]).toBeGreaterThan(20);
    expect(counts[2]).toBeGreaterThan(70);
  });

  it("asks prices a shop would ask", () => {
    for (const { name, price, compareAt } of products) {
      expect(price, name).toBeGreaterThanOrEqual(99);
      expect([0, 50, 99], name).toContain(price % 100);
      if (compareAt !== null) expect(compareAt, name).toBeGreaterThan(price);
    }
    const reduced = products.filter(({ compareAt }) => compareAt !== null).length;
    expect(reduced / products.length).toBeGreaterThan(0.08);
    expect(reduced / products.length).toBeLessThan(0.2);
  });

  it("has a few things sold out, a few nearly, and most in stock", () => {
    const share = (test: (stock: number) => boolean) =>
      products.filter(({ stock }) => test(stock)).length / products.length;
    expect(share((stock) => stock === 0)).toBeGreaterThan(0.015);
    expect(share((stock) => stock === 0)).toBeLessThan(0.06);
    expect(share((stock) => stock > 0 && stock <= 5)).toBeGreaterThan(0.05);
    expect(share((stock) => stock > 5)).toBeGreaterThan(0.8);
  });

  it("brought sixty of them in the last month and the others over years", () => {
    const ages = products.map(({ createdAt }) => (now - createdAt) / DAY);
    expect(ages.filter((age) => age < 30)).toHaveLength(60);
    expect(ages.filter((age) => age < HISTORY_DAYS).length).toBe(190);
    expect(Math.max(...ages)).toBeGreaterThan(3 * 365);
    expect(Math.min(...ages)).toBeGreaterThan(0);
  });

  it("writes two to four real sentences about each", () => {
    for (const { name, description } of products) {
      expect(description, name).toMatch(/^[A-Z].*\.$/);
      expect(description, name).not.toMatch(/undefined|\bnull\b|\{|\}| {2}/);
      expect(description.length, name).toBeGreaterThan(80);
      expect(description.length, name).toBeLessThan(450);
    }
  });

  it("draws each as what its words say", () => {
    for (const { name, image, attributes } of products) {
      const spec = parsePictureSpec(image.replace("/pictures/", ""));
      if (!spec) throw new Error(`${name}: ${image} is no picture`);
      if (attributes.Colour) expect(attributes.Colour, name).toBe(COLOUR_NAMES[spec.palette]);
    }
  });

  it("has a tenth of them in sizes, colours or both, whose prices and pieces come to the product's", () => {
    const chosen = products.filter(({ choice }) => choice.names.length > 0);
    expect(chosen.length / products.length).toBeGreaterThan(0.08);
    expect(chosen.length / products.length).toBeLessThan(0.13);
    const variants = chosen.flatMap(({ choice }) => choice.variants);
    expect(isUnique([...products, ...variants].map(({ sku }) => sku))).toBe(true);
    expect(variants.map(({ id }) => id)).toEqual(variants.map((_, i) => i + 1));
    for (const { name, price, stock, choice, attributes } of chosen) {
      expect(Math.min(...choice.variants.map((variant) => variant.price)), name).toBe(price);
      expect(sum(choice.variants.map((variant) => variant.stock)), name).toBe(stock);
      expect(isUnique(choice.variants.map(({ values }) => values.join())), name).toBe(true);
      for (const option of choice.names) expect(attributes, name).not.toHaveProperty(option);
    }
    expect(new Set(chosen.map(({ choice }) => choice.names.join()))).toEqual(
      new Set(["Size", "Colour", "Colour,Size"]),
    );
    const soldOut = variants.filter((variant) => variant.stock === 0).length / variants.length;
    expect(soldOut).toBeGreaterThan(0.05);
    expect(soldOut).toBeLessThan(0.35);
  });

  it("draws each form in its colour, and names no colour where there are several", () => {
    const coloured = products.filter(({ choice }) => choice.names[0] === "Colour");
    for (const { name, description, image, choice } of coloured) {
      const ofVariants = choice.variants.map((variant) => variant.image || image);
      for (const [i, { values }] of choice.variants.entries()) {
        const spec = parsePictureSpec((ofVariants[i] ?? "").replace("/pictures/", ""));
        expect(spec && COLOUR_NAMES[spec.palette], name).toBe(values[0]);
        expect(swatchOf(values[0] ?? ""), values[0]).not.toBeNull();
        expect(name).not.toContain(values[0]);
        expect(description).not.toContain(` in ${values[0]?.toLowerCase()}`);
      }
      expect(new Set(ofVariants).size, name).toBe(
        new Set(choice.variants.map(({ values }) => values[0])).size,
      );
    }
  });

  it("is the same for the same seed and another for another", () => {
    expect(makeCatalog(options)).toEqual({ categories, products });
    const other = makeCatalog({ ...options, seed: 2 });
    expect(other.categories).toEqual(categories);
    const names = new Set(products.map(({ name }) => name));
    expect(other.products.filter(({ name }) => !names.has(name)).length).toBeGreaterThan(600);
  });

  it.each([2, 3, 4, 5, 99, 12_345])("finds names enough for seed %i", (seed) => {
    const made = makeCatalog({ ...options, seed }).products;
    expect(isUnique(made.map(({ slug }) => slug))).toBe(true);
    expect(made).toHaveLength(DEFAULT_SIZE.products);
  });
});
