import { z } from "zod";
import type { DecimalMark } from "@/lib/platform/read-amount";
import { toSlug } from "@/lib/platform/slug";
import { cleanCode, cleanLine, saysNothing } from "@/lib/platform/clean-words";
import { readImagesCell } from "../cells/read-images";
import { readJsonCell } from "../cells/read-json-cell";
import { readMoneyCell, readOptionalMoney } from "../cells/read-money";
import { readHidden } from "../cells/read-status";
import { readStockCell } from "../cells/read-stock";
import { quote, refuseUnless, RowCells } from "../cells/row-cells";
import { LONGEST } from "../cells/text-cells";
import type { OptionsDraft, VariantDraft } from "../contract/import-format";
import type { KnownProduct, ShopProducts } from "../contract/shop-products";
import { AT } from "./catalog-columns";

const FIELDS = ["sku", "price", "compareAt", "cost", "stock", "image", "status"] as const;
const PLACE = { sku: 0, price: 1, compareAt: 2, cost: 3, stock: 4, image: 5, status: 6 } as const;

const value = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((given) => (given === null ? "" : String(given).trim()))
  .refine((text) => !text.includes("\u0000"));

const variantSchema = z.object({
  ...(Object.fromEntries(FIELDS.map((field) => [field, value.default("")])) as Record<
    (typeof FIELDS)[number],
    z.ZodDefault<typeof value>
  >),
  /** One for each of the product's options, in their order … */
  values: z.array(value).optional(),
  /** … or by their names. */
  options: z.record(z.string(), value).optional(),
});
type Written = z.infer<typeof variantSchema>;

const namesSchema = z.array(value);

/** What is the same for all variants of a row. */
export interface VariantReading {
  /** The code of their product. */
  sku: string;
  known: KnownProduct | undefined;
  shop: ShopProducts;
  currency: string;
  mark: DecimalMark;
  /** Of variants without one; null: the row has none. */
  price: number | null;
  /** Where relative paths of pictures begin. */
  imageBase: string | undefined;
  /** Codes of variants in the file, with the code of their product. */
  taken: Map<string, string>;
}

/** `variants.3.price` → `variants.price`. */
export const withoutPlace = (text: string): string => text.replace(/^(\S+?)\.\d+(?=[. ])/, "$1");

/** Whether a row of a catalog speaks of variants. */
export function speaksOfVariants(cells: RowCells): boolean {
  const found = readJsonCell(cells, AT.variants);
  return Array.isArray(found) && found.length > 0;
}

/** What there is to choose of a row's product; null where it does not say. Refuses rows whose variants cannot be told apart. */
export function readOptions(cells: RowCells, reading: VariantReading): OptionsDraft | null {
  if (!speaksOfVariants(cells)) {
    const text = cells.text(AT.variants);
    if (!saysNothing(text) && text !== "[]")
      cells.remark(AT.variants, "is no list of variants in JSON: left out");
    return null;
  }
  const column = cells.nameOf(AT.variants);
  const parsed = z.array(variantSchema).safeParse(readJsonCell(cells, AT.variants));
  const place = parsed.error?.issues[0]?.path.join(".") ?? "";
  refuseUnless(parsed.success, `${column}: ${place} cannot be read`);
  const names = readNames(cells, parsed.data);
  refuseUnless(names.length > 0, `${column}: no ${cells.nameOf(AT.options)} says what there is to choose`);
  const variants = parsed.data.map((written, i) => readVariant(cells, { written, i, names }, reading));
  const onSale = variants.filter(({ hidden }) => !hidden);
  const twice =
    findTwice(variants.map(({ sku }) => sku)) ?? findTwice(onSale.map(({ values }) => values.join(" / ")));
  refuseUnless(twice === undefined, `${column}: ${quote(twice ?? "")} is there twice`);
  return { names, variants };
}

const findTwice = (words: readonly string[]) => words.find((word, i) => words.indexOf(word) !== i);

/** `Size`, `Colour`: of the column `options`, else of the first variant. */
function readNames(cells: RowCells, variants: readonly Written[]): string[] {
  const listed = namesSchema.safeParse(readJsonCell(cells, AT.options));
  const given = listed.success ? listed.data : Object.keys(variants[0]?.options ?? {});
  return given.map((name, i) => cleanLine(name) || `Option ${i + 1}`);
}

interface Place {
  written: Written;
  i: number;
  names: readonly string[];
}

function readVariant(row: RowCells, place: Place, reading: VariantReading): VariantDraft {
  const { written, i, names } = place;
  const column = `${row.nameOf(AT.variants)}.${i + 1}`;
  const cells = new RowCells(
    { line: 0, values: FIELDS.map((field) => written[field]), raw: [], problem: null },
    FIELDS.map((field) => `${column}.${field}`),
  );
  const values = readValues(place, column);
  const sku = claimCode(cells, `${reading.sku}-${toSlug(values.join(" ")) || i + 1}`, reading);
  const amounts = { currency: reading.currency, mark: reading.mark };
  const priceAmount = readPrice(cells, reading);
  const compareAt = readOptionalMoney(cells, PLACE.compareAt, amounts);
  const before = reading.shop.variants.get(sku)?.stock ?? 0;
  const draft: VariantDraft = {
    sku,
    values: names.map((_, at) => values[at] ?? ""),
    priceAmount,
    compareAtAmount: compareAt !== null && compareAt > priceAmount ? compareAt : null,
    costAmount: readOptionalMoney(cells, PLACE.cost, amounts),
    stock: readStockCell(cells, PLACE.stock, before),
    image: readImagesCell(cells, PLACE.image, reading.imageBase).addresses[0] ?? null,
    hidden: readVariantHidden(cells),
  };
  // Whichever variant it is: equal remarks are counted together.
  row.remarks.push(...cells.remarks.map((one) => ({ ...one, group: withoutPlace(one.group) })));
  return draft;
}

function readValues({ written, names }: Place, column: string): string[] {
  const given = written.values ?? names.map((name) => written.options?.[name] ?? "");
  refuseUnless(
    given.length === names.length,
    `${column} has ${given.length} values for ${names.length} options`,
  );
  return given.map((one) => cleanLine(one) || "–");
}

/** A code no other product's variant has: in the file, or in the shop. */
function claimCode(cells: RowCells, made: string, reading: VariantReading): string {
  const { sku: product, known, shop, taken } = reading;
  const sku = cleanCode(cells.text(PLACE.sku)) || made;
  refuseUnless(
    sku.length <= LONGEST.sku,
    `${cells.nameOf(PLACE.sku)} is longer than ${LONGEST.sku} characters`,
  );
  const owner = shop.variants.get(sku)?.product;
  const other = owner && owner !== known ? owner.sku : taken.get(sku);
  refuseUnless(
    other === undefined || other === product,
    `${cells.nameOf(PLACE.sku)} ${quote(sku)} is a variant of ${quote(other ?? "")} already`,
  );
  taken.set(sku, product);
  return sku;
}

function readPrice(cells: RowCells, { price, currency, mark }: VariantReading): number {
  const text = cells.text(PLACE.price);
  const name = cells.nameOf(PLACE.price);
  if (saysNothing(text)) {
    refuseUnless(price !== null, `no ${name}`);
    return price;
  }
  const money = readMoneyCell(text, currency, mark);
  refuseUnless(typeof money !== "string", `${name} ${quote(text)} ${typeof money === "string" ? money : ""}`);
  refuseUnless(money.currency === currency, `${name} ${quote(text)} is not in ${currency}`);
  return money.amount;
}

function readVariantHidden(cells: RowCells): boolean {
  const text = cells.text(PLACE.status);
  if (saysNothing(text)) return false;
  const hidden = readHidden(text);
  if (hidden === null) cells.remark(PLACE.status, "is neither active nor hidden: left out");
  return hidden ?? false;
}
