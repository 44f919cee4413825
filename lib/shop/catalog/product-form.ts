import { z } from "zod";
import { readAmount } from "@/lib/platform/read-amount";
import { toAttributeLines } from "./product-form-text";
import { newProductSchema, productChangeSchema } from "./product-input";

/** The fields of a product's form, as text; and what they mean. Paths of errors are the names of the fields. */

const text = z.string().trim().default("");
const ticked = z.literal("on").optional();

const variantForm = z.object({
  sku: text,
  values: z.record(z.string(), z.string().trim()).default({}),
  price: text,
  compareAt: text,
  stock: text,
  /** As it was when the form was made. */
  stockSeen: text,
  onSale: ticked,
  image: text,
  isNew: ticked,
});
type VariantForm = z.output<typeof variantForm>;

const form = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  name: text,
  description: z.string().default(""),
  brand: text,
  categoryId: text,
  price: text,
  compareAt: text,
  cost: text,
  stock: text,
  stockSeen: text,
  status: text,
  /** An address a line, the first before the others. */
  pictures: z.string().default(""),
  /** `Colour: Red` a line; a name that comes twice has two values. */
  attributes: z.string().default(""),
  optionNames: z.string().optional(),
  variants: z.record(z.string(), variantForm).default({}),
});
type ProductForm = z.output<typeof form>;

const lines = (given: string) =>
  given
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

type Attributes = Record<string, string | number | boolean | string[]>;

/** `Colour: Red` lines as attributes. */
export function readAttributeLines(given: string): Attributes {
  const found: Record<string, string | string[]> = {};
  for (const one of lines(given)) {
    const at = one.indexOf(":");
    const name = (at === -1 ? one : one.slice(0, at)).trim();
    const value = at === -1 ? "" : one.slice(at + 1).trim();
    if (name === "__proto__") continue;
    const before = found[name];
    found[name] = before === undefined ? value : [before].flat().concat(value);
  }
  return found;
}

const textOf = (value: unknown) => JSON.stringify([value].flat().map(String));

/** Attributes as typed, where those that say the same as before keep what they were, and what no line can hold stays. */
export function keepUnsaid(typed: Attributes, before: Readonly<Record<string, unknown>>): Attributes {
  const entries = Object.entries(typed).map(([name, value]) => [
    name,
    textOf(before[name]) === textOf(value) ? before[name] : value,
  ]);
  const unsaid = Object.entries(before).filter(([name, value]) => toAttributeLines({ [name]: value }) === "");
  return Object.fromEntries([...entries, ...unsaid]) as Attributes;
}

class Reader {
  constructor(
    private readonly context: z.RefinementCtx,
    private readonly currency: string,
  ) {}

  /** An amount; undefined with an issue for what is none. */
  amount(given: string, path: string): number | undefined {
    const read = given === "" ? null : readAmount(given, this.currency);
    if (read && read.currency === this.currency) return read.amount;
    const message = given === "" ? "Please enter an amount." : `“${given}” is no amount in ${this.currency}.`;
    this.fail(path, message);
    return undefined;
  }

  amountOrNone(given: string, path: string): number | null {
    return given === "" ? null : (this.amount(given, path) ?? null);
  }

  pieces(given: string, path: string): number | undefined {
    if (/^\d{1,9}$/.test(given)) return Number(given);
    this.fail(path, "Please enter whole pieces.");
    return undefined;
  }

  fail(path: string, message: string): void {
    this.context.addIssue({ code: "custom", path: path.split("."), message });
  }
}

/** Pieces typed over those that were seen are a difference: orders between are not undone. */
function toStock(read: Reader, { stock, stockSeen }: { stock: string; stockSeen: string }, path: string) {
  const pieces = read.pieces(stock, path);
  if (pieces === undefined || stockSeen === "") return { stock: pieces };
  return pieces === Number(stockSeen) ? {} : { stockBy: pieces - Number(stockSeen) };
}

function toVariant(read: Reader, given: VariantForm, path: string) {
  const values = Object.values(given.values);
  return {
    sku: given.sku,
    values,
    price: read.amount(given.price, `${path}.price`),
    compareAt: read.amountOrNone(given.compareAt, `${path}.compareAt`),
    ...toStock(read, given, `${path}.stock`),
    status: given.onSale === "on" ? ("active" as const) : ("hidden" as const),
    image: given.image,
  };
}

function toVariants(read: Reader, variants: ProductForm["variants"]) {
  return Object.entries(variants)
    .filter(([, { isNew, sku, price }]) => isNew !== "on" || sku !== "" || price !== "")
    .map(([place, given]) => toVariant(read, given, `variants.${place}`));
}

function toFields(given: ProductForm, read: Reader) {
  const [image = "", ...gallery] = lines(given.pictures);
  return {
    name: given.name,
    description: given.description,
    brand: given.brand,
    categoryId: /^\d{1,9}$/.test(given.categoryId) ? Number(given.categoryId) : 0,
    cost: read.amountOrNone(given.cost, "cost"),
    status: given.status,
    image,
    gallery,
    attributes: readAttributeLines(given.attributes),
  };
}

const names = (given: string) =>
  given
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** The form of a product that is there. Attributes that no line can hold are kept by the action. */
export const productFormSchema = form
  .extend({ id: z.coerce.number().int().min(1), seen: z.iso.datetime(), hasVariants: ticked })
  .transform((given, context) => {
    const read = new Reader(context, given.currency);
    const offer =
      given.hasVariants === "on"
        ? {}
        : {
            price: read.amount(given.price, "price"),
            compareAt: read.amountOrNone(given.compareAt, "compareAt"),
            ...toStock(read, given, "stock"),
          };
    const variants = toVariants(read, given.variants);
    const optionNames = given.optionNames === undefined ? undefined : names(given.optionNames);
    const change = {
      ...toFields(given, read),
      ...offer,
      seen: given.seen,
      ...(variants.length > 0 ? { variants } : {}),
      ...(optionNames && optionNames.length > 0 ? { optionNames } : {}),
    };
    // What is missing has its issue by now.
    return { id: given.id, change: change as z.input<typeof productChangeSchema> };
  })
  .pipe(z.object({ id: z.int(), change: productChangeSchema }));

/** The form of a new product. Its variants are added once it is there. */
export const newProductFormSchema = form
  .extend({ sku: text })
  .transform((given, context) => {
    const read = new Reader(context, given.currency);
    return {
      ...toFields(given, read),
      sku: given.sku,
      currency: given.currency,
      price: read.amount(given.price, "price"),
      compareAt: read.amountOrNone(given.compareAt, "compareAt"),
      stock: read.pieces(given.stock === "" ? "0" : given.stock, "stock"),
    } as z.input<typeof newProductSchema>;
  })
  .pipe(newProductSchema);
