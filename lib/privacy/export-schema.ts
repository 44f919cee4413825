import { z } from "zod";
import { INTERACTION_KINDS } from "@/lib/shop/interactions/schema";

const when = z.iso.datetime();
const productSchema = z
  .object({ id: z.string(), sku: z.string(), name: z.string() })
  .nullable()
  .describe("Null: the shop does not have it any more.");
const moneySchema = z.object({ amount: z.int().describe("Minor units."), currency: z.string() });

const accountSchema = z.object({
  email: z.string(),
  name: z.string(),
  createdAt: when,
  secondFactor: z.boolean().describe("Whether signing in asks for a code."),
  sessions: z
    .array(z.object({ createdAt: when, expiresAt: when, usedAt: when, browser: z.string() }))
    .describe("Browsers that are signed in."),
});

const orderSchema = z.object({
  number: z.int(),
  placedAt: when,
  status: z.string(),
  closedAt: when.nullable(),
  name: z.string(),
  email: z.string(),
  address: z.record(z.string(), z.unknown()),
  total: moneySchema,
  shipping: moneySchema,
  discount: moneySchema.describe("What a promo code took off."),
  promoCode: z.string().nullable(),
  delivery: z.string().describe("standard, express or collect."),
  returnAskedAt: when.nullable(),
  returnReason: z.string().nullable().describe("What the shopper said of why they send it back."),
  lines: z.array(
    z.object({
      product: productSchema,
      name: z.string(),
      options: z.string(),
      quantity: z.int(),
      price: moneySchema,
    }),
  ),
});

/** Everything the shop has stored about a shopper. */
export const shopperExportSchema = z
  .object({
    format: z.literal("aisle-shopper-1"),
    exportedAt: when,
    shopper: z.string().describe("As the request calls them."),
    profile: z.object({
      account: accountSchema.nullable(),
      externalIds: z.array(z.string()).describe("What other systems call the shopper."),
      names: z
        .array(z.object({ id: z.string(), since: when, endedAt: when.nullable() }))
        .describe("Ids the shopper goes or went by, without those that open a session."),
    }),
    consent: z.object({
      personalisation: z.boolean(),
      analytics: z.boolean(),
      chosenAt: when.nullable(),
      text: z.string().nullable().describe("Which wording it was chosen by."),
    }),
    experiments: z.object({
      unit: z.string().describe("By which id experiments assign the shopper."),
      seen: z
        .array(z.object({ experiment: z.string(), variant: z.string().nullable(), lists: z.int() }))
        .describe("Experiments whose lists were shown to the shopper."),
    }),
    interactions: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(INTERACTION_KINDS),
        product: productSchema,
        value: z.number(),
        at: when,
        receivedAt: when,
        list: z.string().nullable().describe("The list it came from."),
        lane: z.string(),
        price: moneySchema.nullable(),
        order: z.string().nullable().describe("Another front end's number of the order."),
      }),
    ),
    lists: z.array(
      z.object({
        id: z.string(),
        placement: z.string(),
        strategy: z.string(),
        model: z.string().nullable(),
        experiment: z.string().nullable(),
        variant: z.string().nullable(),
        device: z.string().nullable(),
        servedAt: when,
        seenAt: when.nullable(),
        products: z.array(z.string()),
        clicks: z.array(z.object({ product: z.string(), position: z.int(), at: when })),
      }),
    ),
    likes: z.array(z.object({ product: productSchema, liked: z.boolean(), at: when })),
    cart: z.array(
      z.object({ product: productSchema, variant: z.string().nullable(), quantity: z.int(), addedAt: when }),
    ),
    orders: z.array(orderSchema),
    reviews: z.array(
      z.object({
        product: productSchema,
        stars: z.int(),
        title: z.string(),
        body: z.string(),
        name: z.string().describe("As its writer wants to be called."),
        state: z.string().describe("waiting, published or hidden."),
        at: when,
      }),
    ),
    stockNotices: z
      .array(z.object({ product: productSchema, variant: z.string(), email: z.string(), at: when }))
      .describe("Sold out products the shopper wants to be told of."),
    addresses: z
      .array(
        z.object({
          name: z.string(),
          address: z.record(z.string(), z.unknown()),
          isDefault: z.boolean(),
          at: when,
        }),
      )
      .describe("The account's address book."),
    savedLists: z
      .array(
        z.object({
          name: z.string(),
          shared: z.boolean().describe("Whether whoever has its link may open it."),
          at: when,
          products: z.array(z.object({ product: productSchema, at: when })),
        }),
      )
      .describe("Lists of products the account has saved."),
    merges: z
      .array(
        z.object({
          at: when,
          kind: z.string(),
          from: z.string(),
          takenBackAt: when.nullable(),
        }),
      )
      .describe("Histories that became part of this shopper's."),
  })
  .meta({ id: "ShopperExport" });
export type ShopperExport = z.infer<typeof shopperExportSchema>;
