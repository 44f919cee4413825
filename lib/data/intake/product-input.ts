import { z } from "zod";
import { LONGEST } from "@/lib/data/import/cells/text-cells";
import { readCurrency } from "@/lib/platform/read-amount";

/** What other programs may say of a product. What they leave out stays as it is. */

const MAX_TEXT = 100_000;

const code = z
  .string()
  .min(1)
  .max(LONGEST.sku)
  .refine((text) => text.trim() !== "" && !/\p{Cc}/u.test(text), "must be a code without control characters");
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((given) => !given.includes("\u0000"), "must not contain NUL");
const currency = z
  .string()
  .refine((given) => readCurrency(given) !== null, "must be a currency such as EUR")
  .transform((given) => readCurrency(given) ?? given)
  .describe("ISO 4217; the shop's own where it is left out.");
const amount = z
  .union([
    z.number().min(0).max(1e9),
    z.string().regex(/^\d{1,10}(?:\.\d{1,6})?$/, "must be an amount such as 12.50"),
    z.object({
      amount: z
        .int()
        .min(0)
        .max(2 ** 31 - 1),
      currency,
    }),
  ])
  .describe('Major units (12.5 or "12.50"), or `{amount, currency}` in minor units as answers have it.');
const stock = z.int().min(0).max(999_999_999);
const status = z.enum(["active", "hidden"]).describe("hidden: not for sale, and in no list.");
const picture = z
  .string()
  .min(1)
  .max(2_000)
  .refine((given) => !given.includes("\u0000"), "must not contain NUL");

const variantInput = z.strictObject({
  sku: code.optional(),
  options: z.record(z.string(), z.string()).optional().describe('`{"Size": "M"}`'),
  values: z.array(z.string()).optional().describe("The same in the order of the product's `options`."),
  price: amount.optional(),
  compareAt: amount.nullish(),
  cost: amount.nullish(),
  stock: stock.optional(),
  image: picture.nullish(),
  status: status.optional(),
});

/** Everything that can be changed. */
const fields = {
  name: text(LONGEST.name).min(1),
  description: text(MAX_TEXT).describe("Plain text or HTML, of which paragraphs, lists and emphasis stay."),
  brand: text(LONGEST.brand),
  category: z
    .union([text(500).min(1), z.array(text(LONGEST.category).min(1)).min(1).max(10)])
    .describe("From the root down, as `Kitchen > Mugs` or a list of names; made where it is missing."),
  price: amount,
  compareAt: amount.nullable().describe("The former price, of a product that is reduced."),
  cost: amount.nullable().describe("What it costs the shop; never shown to shoppers."),
  currency,
  stock,
  status,
  image: picture.nullable().describe("Address of the picture; null: the shop draws one."),
  gallery: z.array(picture).max(30),
  tags: z.array(text(LONGEST.tag)).max(100),
  attributes: z.record(
    z.string().min(1).max(LONGEST.tag),
    z.union([z.string().max(1_000), z.number(), z.boolean(), z.array(z.string().max(LONGEST.tag))]),
  ),
  options: z.array(z.string().min(1).max(100)).max(10).describe("What there is to choose: `Size`, `Colour`."),
  variants: z.array(variantInput).min(1).max(500),
  createdAt: z.iso
    .datetime({ offset: true })
    .describe("Since when the shop has it; now where it is left out."),
} as const;

const optional = z.object(fields).partial().shape;

/** A product as another program describes it; of one that is here already only what is said is changed. */
export const productInputSchema = z
  .strictObject({
    sku: code.optional().describe("Stock-keeping code, unique in the shop; `id` where it is left out."),
    id: code.optional().describe("What your own system calls the product, where that is not its code."),
    ...optional,
  })
  .refine(({ sku, id }) => sku !== undefined || id !== undefined, {
    path: ["sku"],
    message: "A product has a sku, or an id.",
  })
  .meta({ id: "ProductInput" });
export type ProductInput = z.output<typeof productInputSchema>;

/** A change of one product: everything that is said, and nothing else. */
export const productChangeSchema = z
  .strictObject(optional)
  .refine((change) => Object.keys(change).length > 0, "Say what is to be changed.")
  .meta({ id: "ProductChange" });
export type ProductChange = z.output<typeof productChangeSchema>;
