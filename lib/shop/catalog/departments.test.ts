import { expect, it } from "vitest";
import { CatalogIndex } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { buildDepartments } from "./departments";

const category = (id: number, path: string, parentId: number | null) => {
  const slug = path.split("/").at(-1) ?? path;
  return { id, slug, name: slug, path, depth: path.split("/").length - 1, position: id, parentId };
};
const product = (id: number, categoryId: number, stock = 1): CatalogProduct => ({
  id,
  categoryId,
  stock,
  createdAt: id,
  image: `/pictures/${id}.svg`,
  sku: `${id}`,
  slug: `${id}`,
  name: "",
  brand: "",
  colour: "",
  compareAt: null,
  variants: [],
  price: { amount: 1, currency: "GBP" },
});

it("is the tree of what is for sale, with the newest picture at hand", () => {
  const categories = [
    category(1, "furniture", null),
    category(2, "furniture/chairs", 1),
    category(3, "furniture/tables", 1),
    category(4, "garden", null),
  ];
  const catalog = new CatalogIndex(categories, [product(1, 2), product(2, 2), product(3, 2, 0)]);
  expect(buildDepartments(catalog)).toEqual([
    {
      name: "furniture",
      path: "furniture",
      count: 3,
      image: "/pictures/2.svg",
      children: [
        { name: "chairs", path: "furniture/chairs", count: 3, image: "/pictures/2.svg", children: [] },
      ],
    },
  ]);
});

it("is empty for an empty shop", () => {
  expect(buildDepartments(new CatalogIndex([category(1, "furniture", null)], []))).toEqual([]);
});
