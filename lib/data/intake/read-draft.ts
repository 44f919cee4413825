import type { ProductDraft } from "@/lib/data/import/contract/import-format";
import type { ShopProducts } from "@/lib/data/import/contract/shop-products";
import { cleanCode } from "@/lib/platform/clean-words";
import { COLUMNS } from "@/lib/data/import/generic/catalog-columns";
import { CatalogRows } from "@/lib/data/import/generic/catalog-rows";
import { isTaken } from "@/lib/data/formats/verdict";
import { toJsonRow } from "@/lib/platform/files/read-json-lines";
import { parsePublicProductId } from "@/lib/platform/ids";
import { decimalsOf } from "@/lib/platform/money";
import type { ProductInput } from "./product-input";

/** What a product becomes: a draft as files make them, and what was understood otherwise than said; or why it does not. */
export type ReadDraft = { draft: ProductDraft; notes: string[] } | { reject: string };

type Amount = NonNullable<ProductInput["price"]> | null | undefined;

/** In major units, as files have it. */
function toDecimal(amount: Amount): string | null | undefined {
  if (amount === null || amount === undefined) return amount;
  if (typeof amount === "string") return amount;
  if (typeof amount === "number") return amount.toFixed(6).replace(/\.?0+$/, "");
  const decimals = decimalsOf(amount.currency);
  return (amount.amount / 10 ** decimals).toFixed(decimals);
}

const currencyOf = (amount: Amount) =>
  typeof amount === "object" && amount !== null ? amount.currency : undefined;

/** The code a product is known by, as it is compared. */
export function codeOf({ sku, id }: ProductInput): string {
  return cleanCode(sku ?? id ?? "");
}

/** What the other program calls the product, where that is neither its code nor our own id of it. */
function handleOf({ sku, id }: ProductInput): string | undefined {
  if (sku === undefined || id === undefined || id === sku || parsePublicProductId(id) !== null)
    return undefined;
  return cleanCode(id);
}

/** Everything a product may be found by among those the shop has. */
export function codesOf(input: ProductInput): string[] {
  const variants = input.variants?.flatMap(({ sku }) => (sku === undefined ? [] : [cleanCode(sku)])) ?? [];
  return [codeOf(input), handleOf(input), ...variants].filter((code) => code !== undefined);
}

/** The code under which the shop has the product, however it is called; that which is given, for a new one. */
function findCode(input: ProductInput, shop: ShopProducts): string {
  const code = codeOf(input);
  if (shop.bySku.has(code) || shop.variants.has(code)) return code;
  const handle = handleOf(input);
  const byHandle = handle === undefined ? undefined : shop.byHandle.get(handle);
  const known = byHandle ?? shop.byHandle.get(code) ?? shop.byNumber.get(parsePublicProductId(code) ?? -1);
  return known?.sku ?? code;
}

/** The object a line of a file would be. */
function toObject(input: ProductInput, code: string): Record<string, unknown> {
  const { id: _, sku: __, price, compareAt, cost, variants, currency, ...rest } = input;
  const object: Record<string, unknown> = { sku: code, ...rest };
  const stated = currency ?? currencyOf(price) ?? currencyOf(compareAt) ?? currencyOf(cost);
  const entries = { price: toDecimal(price), compareAt: toDecimal(compareAt), cost: toDecimal(cost) };
  for (const [name, value] of Object.entries({ ...entries, currency: stated })) {
    if (value !== undefined) object[name] = value;
  }
  if (variants) {
    object.variants = variants.map((variant) => ({
      ...variant,
      price: toDecimal(variant.price),
      compareAt: toDecimal(variant.compareAt),
      cost: toDecimal(variant.cost),
    }));
  }
  return object;
}

/** Ends the remark on a cell that says nothing the shop can keep. */
const LEFT_OUT = ": left out";

const NAMES = COLUMNS.map(({ names }) => names[0] ?? "");

/** Reads products that other programs describe by the rules of files: one road into the catalogue. */
export class DraftSource {
  readonly #rows: CatalogRows;

  constructor(
    private readonly shop: ShopProducts,
    now: number,
  ) {
    this.#rows = new CatalogRows({
      table: { has: () => true },
      names: NAMES,
      shop,
      options: {
        currency: null,
        placeholderPrice: "",
        now,
        columns: {},
        kinds: {},
        delimiter: undefined,
        // What is said to be nothing is nothing.
        clearEmpty: true,
      },
      mark: ".",
      fileCurrency: null,
    });
  }

  read(input: ProductInput): ReadDraft {
    const code = findCode(input, this.shop);
    const object = toObject(input, code);
    const keys = NAMES.map((name) => (Object.hasOwn(object, name) ? name : null));
    const row = toJsonRow(object, keys, { line: 0, text: "", repaired: false });
    if (row.problem !== null) return { reject: row.problem };
    const verdict = this.#rows.read(row);
    if (!isTaken(verdict)) return { reject: typeof verdict === "string" ? verdict : verdict.reject };
    const { item, remarks = [] } = verdict;
    // A file is taken as far as it can be read; a program is told what of it was not.
    const lost = remarks.find(({ remark }) => remark.endsWith(LEFT_OUT));
    if (lost) return { reject: lost.remark.slice(0, -LEFT_OUT.length) };
    const handle = handleOf(input);
    const isNew = !this.shop.bySku.has(code) && !item.isVariant;
    const draft: ProductDraft = {
      ...item,
      ...(handle === undefined || item.isVariant ? {} : { handle }),
      category: item.category.length === 0 && isNew ? ["Other"] : item.category,
    };
    return { draft, notes: remarks.map(({ remark }) => remark) };
  }
}
