import "server-only";
import type { FormatName } from "@/lib/data/import/contract/import-format";
import { getDb } from "@/lib/platform/db/client";
import type { ImportRow } from "./contract/delivery";
import { handleOf, type Pending } from "./pending";

/** What deliveries ask of the importer, format by format, and which products are gone. */
export interface Plan {
  imports: { format: FormatName; rows: ImportRow[] }[];
  gone: Pending[];
}

/** Of several deliveries about a product only what the newest says. */
function newestOfEach(pending: readonly Pending[]): Pending[] {
  const newest = new Map<string, Pending>();
  for (const one of pending) {
    const key = `${one.source} ${one.news.outsideId}`;
    // At the end: the order is that of the newest.
    newest.delete(key);
    newest.set(key, one);
  }
  return [...newest.values()];
}

/** Products with variants among these, by their handles. */
async function findVaried(pending: readonly Pending[]): Promise<Map<string, string>> {
  const handles = pending.flatMap((one) => handleOf(one) ?? []);
  const products = await getDb().product.findMany({
    where: { handle: { in: handles }, NOT: { optionNames: { isEmpty: true } } },
    select: { handle: true, sku: true },
  });
  return new Map(products.map(({ handle, sku }) => [handle ?? "", sku]));
}

/** Paths of categories by their last name: WooCommerce names categories without those they lie in. */
async function readPaths(): Promise<Map<string, string>> {
  const categories = await getDb().category.findMany({ orderBy: { depth: "asc" } });
  const byId = new Map(categories.map((category) => [category.id, category]));
  const pathOf = (id: number): string[] => {
    const category = byId.get(id);
    if (category === undefined) return [];
    return [...(category.parentId === null ? [] : pathOf(category.parentId)), category.name];
  };
  return new Map(categories.map(({ id, name }) => [name, pathOf(id).join(" > ")]));
}

const withPaths = (row: ImportRow, paths: ReadonlyMap<string, string>): ImportRow => {
  const names = typeof row.Categories === "string" ? row.Categories.split(/(?<!\\), /) : [];
  const plain = (name: string) => name.replaceAll("\\,", ",");
  const placed = names.map((name) => paths.get(plain(name))?.replaceAll(",", "\\,") ?? name);
  return { ...row, Categories: placed.join(", ") };
};

/** Sorts what waits by how it is imported. */
export async function planImports(pending: readonly Pending[]): Promise<Plan> {
  const newest = newestOfEach(pending);
  const gone = newest.filter(({ news }) => news.rows.length === 0);
  const there = newest.filter(({ news }) => news.rows.length > 0);
  const [varied, paths] = await Promise.all([findVaried(there), readPaths()]);
  const rows: Record<"shopify" | "woocommerce" | "catalog", ImportRow[]> = {
    shopify: [],
    woocommerce: [],
    catalog: [],
  };
  for (const one of there) {
    const { update } = one.news;
    const sku = varied.get(handleOf(one) ?? "");
    if (update !== undefined && "sku" in update) rows.catalog.push(update);
    else if (update !== undefined && sku !== undefined) rows.catalog.push({ sku, ...update });
    else if (one.source === "shopify") rows.shopify.push(...one.news.rows);
    else rows.woocommerce.push(...one.news.rows.map((row) => withPaths(row, paths)));
  }
  const formats = ["shopify", "woocommerce", "catalog"] as const;
  return { imports: formats.map((format) => ({ format, rows: rows[format] })), gone };
}
