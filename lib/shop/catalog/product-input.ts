import { z } from "zod";
import { plainLine } from "@/lib/platform/form-fields";
import { PRODUCT_STATUSES } from "./product-status";

/** Amounts and pieces are kept in 32 bits. */
const MOST = 2 ** 31 - 1;
export const LONGEST_DESCRIPTION = 60_000;
export const MOST_PICTURES = 30;
const MOST_VARIANTS = 500;
const MOST_ATTRIBUTES = 100;

/** Where a picture is: here, or on another server. Nothing that could run. */
function isPictureAddress(text: string): boolean {
  if (text.startsWith("/")) return !text.startsWith("//") && !/[\s\\]/.test(text);
  return /^https?:\/\/[^/]/i.test(text) && URL.canParse(text) && new URL(text).username === "";
}

const amount = z.int("must be a whole number of minor units").min(0, "must not be negative").max(MOST);
const pieces = z.int("must be a whole number").min(0, "must not be negative").max(MOST);
export const pictureAddressSchema = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    isPictureAddress,
    "must be an address like https://shop.example/mug.jpg, or of a picture uploaded here",
  );
const code = plainLine(255).min(1, "must not be empty");
const word = plainLine(1_000).min(1);
const attributes = z
  .record(plainLine(100).min(1), z.union([word, z.number(), z.boolean(), z.array(word).min(1).max(100)]))
  .refine((all) => Object.keys(all).length <= MOST_ATTRIBUTES, `can be ${MOST_ATTRIBUTES} at most`);

/** What a product says of itself, all of it. Money is minor units of its currency. */
const fields = z.object({
  name: plainLine(200).min(1, "must not be empty"),
  /** Plain text, or markup of which paragraphs, lists and emphasis stay. */
  description: z.string().max(LONGEST_DESCRIPTION),
  brand: plainLine(100),
  categoryId: z.int().min(1),
  price: amount,
  compareAt: amount.nullable(),
  cost: amount.nullable(),
  stock: pieces,
  status: z.enum(PRODUCT_STATUSES),
  /** Empty: one is drawn. */
  image: pictureAddressSchema.or(z.literal("")),
  gallery: z.array(pictureAddressSchema).max(MOST_PICTURES, `can be ${MOST_PICTURES} at most`),
  attributes,
});

const variant = z.object({
  sku: code,
  /** One for each of the product's option names, in their order. */
  values: z.array(plainLine(100).min(1, "must not be empty")).min(1).max(5),
  price: amount,
  compareAt: amount.nullable(),
  cost: amount.nullable(),
  stock: pieces,
  status: z.enum(["active", "hidden"]),
  image: pictureAddressSchema.or(z.literal("")),
});

const newVariant = variant.extend({
  compareAt: variant.shape.compareAt.default(null),
  cost: variant.shape.cost.default(null),
  stock: variant.shape.stock.default(0),
  status: variant.shape.status.default("active"),
  image: variant.shape.image.default(""),
});

/** A product that is not there yet. With variants its price and pieces are theirs. */
export const newProductSchema = fields
  .extend({
    sku: code,
    currency: z.string().regex(/^[A-Z]{3}$/, "must be a code like EUR"),
    description: fields.shape.description.default(""),
    brand: fields.shape.brand.default(""),
    compareAt: fields.shape.compareAt.default(null),
    cost: fields.shape.cost.default(null),
    stock: fields.shape.stock.default(0),
    status: fields.shape.status.default("active"),
    image: fields.shape.image.default(""),
    gallery: fields.shape.gallery.default([]),
    attributes: fields.shape.attributes.default({}),
    optionNames: z.array(plainLine(100).min(1)).max(5).default([]),
    variants: z.array(newVariant).max(MOST_VARIANTS).default([]),
  })
  .refine(({ optionNames, variants }) => optionNames.length > 0 === variants.length > 0, {
    path: ["variants"],
    message: "Options need variants, and variants need options.",
  });
export type NewProduct = z.output<typeof newProductSchema>;
export type NewVariant = NewProduct["variants"][number];

/** What changes of a product; what is not said stays as it is. */
export const productChangeSchema = fields.partial().extend({
  /** Pieces that came or went since somebody looked: orders between are not undone by it. Instead of `stock`. */
  stockBy: z.int().min(-MOST).max(MOST).optional(),
  /** Of the product as it was looked at (`updatedAt`, ISO 8601): when it has changed since, nothing is changed. */
  seen: z.iso.datetime().optional(),
  optionNames: z.array(plainLine(100).min(1)).max(5).optional(),
  /** Variants to change, by their code, and new ones; others stay as they are. */
  variants: z
    .array(
      variant
        .partial()
        .required({ sku: true })
        .extend({ stockBy: z.int().min(-MOST).max(MOST).optional() }),
    )
    .max(MOST_VARIANTS)
    .optional(),
});
export type ProductChange = z.output<typeof productChangeSchema>;
export type VariantChange = NonNullable<ProductChange["variants"]>[number];
