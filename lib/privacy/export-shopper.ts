import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { toPublicProductId } from "@/lib/platform/ids";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import type { ShopperExport } from "./export-schema";

type Part<K extends keyof ShopperExport> = ShopperExport[K];
type Product = Part<"likes">[number]["product"];

const iso = (at: Date) => at.toISOString();
const isoOrNull = (at: Date | null) => at?.toISOString() ?? null;

/** Products by number, as far as the shop still has them. */
class Products {
  readonly #known = new Map<number, Product>();

  async read(db: Db, ids: Iterable<number>): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#known.has(id));
    const rows = await db.product.findMany({
      where: { id: { in: wanted } },
      select: { id: true, sku: true, name: true },
    });
    for (const { id, sku, name } of rows) this.#known.set(id, { id: toPublicProductId(id), sku, name });
  }

  get(id: number): Product {
    return this.#known.get(id) ?? null;
  }
}

interface Who {
  ids: string[];
  userId: string | null;
  products: Products;
}

async function readProfile(db: Db, { ids, userId }: Who): Promise<Part<"profile">> {
  const shoppers = await db.shopper.findMany({
    where: { id: { in: ids } },
    orderBy: { createdAt: "asc" },
    select: { id: true, externalId: true, createdAt: true, endedAt: true, mergedIntoId: true },
  });
  const user =
    userId === null
      ? null
      : await db.user.findUnique({
          where: { id: userId },
          include: {
            sessions: { include: { use: true } },
            secondFactor: { select: { confirmedAt: true } },
          },
        });
  return {
    account: user && {
      email: user.email,
      name: user.name,
      createdAt: iso(user.createdAt),
      secondFactor: Boolean(user.secondFactor?.confirmedAt),
      sessions: user.sessions.map(({ createdAt, expiresAt, browser, use }) => ({
        createdAt: iso(createdAt),
        expiresAt: iso(expiresAt),
        usedAt: iso(use?.seenAt ?? createdAt),
        browser,
      })),
    },
    externalIds: shoppers.flatMap(({ externalId }) => externalId ?? []),
    // A name that is still in a browser's cookie opens the account: it does not belong into a file.
    names: shoppers
      .filter(({ endedAt, mergedIntoId }) => endedAt !== null || mergedIntoId === null)
      .map(({ id, createdAt, endedAt }) => ({ id, since: iso(createdAt), endedAt: isoOrNull(endedAt) })),
  };
}

async function readInteractions(db: Db, { ids, products }: Who): Promise<Part<"interactions">> {
  const rows = await db.interaction.findMany({
    where: { shopperId: { in: ids } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  await products.read(
    db,
    rows.map(({ productId }) => productId),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    product: products.get(row.productId),
    value: row.value,
    at: iso(row.at),
    receivedAt: iso(row.receivedAt),
    list: row.listId,
    lane: row.lane,
    price:
      row.unitAmount === null || row.currency === null
        ? null
        : { amount: row.unitAmount, currency: row.currency },
    order: row.orderRef,
  }));
}

async function readLists(db: Db, { ids }: Who): Promise<Part<"lists">> {
  const rows = await db.shownList.findMany({
    where: { shopperId: { in: ids } },
    orderBy: [{ servedAt: "asc" }, { id: "asc" }],
    include: { clicks: { orderBy: { at: "asc" } } },
  });
  return rows.map((row) => ({
    id: row.id,
    placement: row.placement,
    strategy: row.strategy,
    model: row.modelVersion,
    experiment: row.experiment,
    variant: row.variant,
    device: row.device,
    servedAt: iso(row.servedAt),
    seenAt: isoOrNull(row.impressedAt),
    products: row.items.map(toPublicProductId),
    clicks: row.clicks.map(({ productId, position, at }) => ({
      product: toPublicProductId(productId),
      position,
      at: iso(at),
    })),
  }));
}

async function readLikes(db: Db, { ids, products }: Who): Promise<Part<"likes">> {
  const rows = await db.like.findMany({ where: { shopperId: { in: ids } }, orderBy: { at: "asc" } });
  await products.read(
    db,
    rows.map(({ productId }) => productId),
  );
  return rows.map(({ productId, liked, at }) => ({ product: products.get(productId), liked, at: iso(at) }));
}

async function readCart(db: Db, { ids, products }: Who): Promise<Part<"cart">> {
  const rows = await db.cartItem.findMany({
    where: { cart: { shopperId: { in: ids } } },
    orderBy: { addedAt: "asc" },
  });
  await products.read(
    db,
    rows.map(({ productId }) => productId),
  );
  const variants = await db.productVariant.findMany({
    where: { id: { in: rows.map(({ variantId }) => variantId) } },
    select: { id: true, sku: true },
  });
  const skuOf = new Map(variants.map(({ id, sku }) => [id, sku]));
  return rows.map(({ productId, variantId, quantity, addedAt }) => ({
    product: products.get(productId),
    variant: skuOf.get(variantId) ?? null,
    quantity,
    addedAt: iso(addedAt),
  }));
}

async function readOrders(db: Db, { ids, userId, products }: Who): Promise<Part<"orders">> {
  const ofAccount = userId === null ? [] : [{ userId }];
  const rows = await db.order.findMany({
    where: { OR: [{ shopperId: { in: ids } }, ...ofAccount] },
    orderBy: { number: "asc" },
    include: { items: { orderBy: { id: "asc" } } },
  });
  await products.read(
    db,
    rows.flatMap(({ items }) => items.map(({ productId }) => productId)),
  );
  return rows.map(({ currency, items, ...row }) => ({
    number: row.number,
    placedAt: iso(row.createdAt),
    status: row.status,
    closedAt: isoOrNull(row.closedAt),
    name: row.name,
    email: row.email,
    address: row.address as Record<string, unknown>,
    total: { amount: row.totalAmount, currency },
    shipping: { amount: row.shippingAmount, currency },
    discount: { amount: row.discountAmount, currency },
    promoCode: row.promoCode,
    delivery: row.delivery,
    returnAskedAt: isoOrNull(row.returnAskedAt),
    returnReason: row.returnReason,
    lines: items.map((item) => ({
      product: products.get(item.productId),
      name: item.name,
      options: item.options,
      quantity: item.quantity,
      price: { amount: item.unitAmount, currency },
    })),
  }));
}

async function readReviews(db: Db, { ids, products }: Who): Promise<Part<"reviews">> {
  const rows = await db.review.findMany({
    where: { shopperId: { in: ids } },
    orderBy: { createdAt: "asc" },
    select: {
      productId: true,
      stars: true,
      title: true,
      body: true,
      name: true,
      state: true,
      createdAt: true,
    },
  });
  await products.read(
    db,
    rows.map(({ productId }) => productId),
  );
  return rows.map(({ productId, createdAt, ...row }) => ({
    ...row,
    product: products.get(productId),
    at: iso(createdAt),
  }));
}

async function readStockNotices(db: Db, { ids, products }: Who): Promise<Part<"stockNotices">> {
  const rows = await db.stockNotice.findMany({
    where: { shopperId: { in: ids } },
    orderBy: { createdAt: "asc" },
  });
  await products.read(
    db,
    rows.map(({ productId }) => productId),
  );
  return rows.map(({ productId, sku, email, createdAt }) => ({
    product: products.get(productId),
    variant: sku,
    email,
    at: iso(createdAt),
  }));
}

async function readAddresses(db: Db, { userId }: Who): Promise<Part<"addresses">> {
  if (userId === null) return [];
  const rows = await db.savedAddress.findMany({ where: { userId }, orderBy: { id: "asc" } });
  return rows.map(({ name, address, isDefault, createdAt }) => ({
    name,
    address: address as Record<string, unknown>,
    isDefault,
    at: iso(createdAt),
  }));
}

async function readSavedLists(db: Db, { userId, products }: Who): Promise<Part<"savedLists">> {
  if (userId === null) return [];
  const rows = await db.savedList.findMany({
    where: { userId },
    orderBy: { id: "asc" },
    include: { items: { orderBy: [{ addedAt: "asc" }, { productId: "asc" }] } },
  });
  await products.read(
    db,
    rows.flatMap(({ items }) => items.map(({ productId }) => productId)),
  );
  return rows.map(({ name, shareKey, createdAt, items }) => ({
    name,
    shared: shareKey !== null,
    at: iso(createdAt),
    products: items.map(({ productId, addedAt }) => ({ product: products.get(productId), at: iso(addedAt) })),
  }));
}

async function readMerges(db: Db, { ids }: Who): Promise<Part<"merges">> {
  const rows = await db.merge.findMany({ where: { intoId: { in: ids } }, orderBy: { at: "asc" } });
  return rows.map(({ at, kind, fromId, undoneAt }) => ({
    at: iso(at),
    kind,
    from: fromId,
    takenBackAt: isoOrNull(undoneAt),
  }));
}

function experimentsOf(lists: Part<"lists">, unit: string): Part<"experiments"> {
  const seen = new Map<string, { experiment: string; variant: string | null; lists: number }>();
  for (const { experiment, variant } of lists) {
    if (experiment === null) continue;
    const key = JSON.stringify([experiment, variant]);
    const known = seen.get(key) ?? { experiment, variant, lists: 0 };
    seen.set(key, { ...known, lists: known.lists + 1 });
  }
  return { unit, seen: [...seen.values()] };
}

/**
 * Everything stored about whoever is behind a shopper id, as it is at one moment. Throws AppError unavailable.
 *
 * @param called what the request calls them
 */
export async function exportShopper(shopperId: string, called: string): Promise<ShopperExport> {
  try {
    return await inTransaction(
      async (db, client) => {
        const shopper = await resolveShopper(shopperId, client);
        const { userId } = shopper;
        const parts = await db.shopper.findMany({
          where: {
            OR: [{ id: shopper.id }, { mergedIntoId: shopper.id }, ...(userId === null ? [] : [{ userId }])],
          },
          select: { id: true },
        });
        const ids = [...new Set([shopper.id, shopperId, ...parts.map(({ id }) => id)])];
        const who: Who = { ids, userId, products: new Products() };
        const lists = await readLists(db, who);
        return {
          format: "aisle-shopper-1",
          exportedAt: new Date().toISOString(),
          shopper: called,
          profile: await readProfile(db, who),
          consent: {
            personalisation: shopper.consent,
            analytics: shopper.analytics,
            chosenAt: isoOrNull(shopper.consentedAt),
            text: shopper.consentText,
          },
          experiments: experimentsOf(lists, shopper.assignedAs),
          interactions: await readInteractions(db, who),
          lists,
          likes: await readLikes(db, who),
          cart: await readCart(db, who),
          orders: await readOrders(db, who),
          reviews: await readReviews(db, who),
          stockNotices: await readStockNotices(db, who),
          addresses: await readAddresses(db, who),
          savedLists: await readSavedLists(db, who),
          merges: await readMerges(db, who),
        };
      },
      { on: getPool("report"), readOnly: true },
    );
  } catch (error) {
    throw toUnavailable(error);
  }
}
