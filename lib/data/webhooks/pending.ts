import "server-only";
import { handleOfNumber } from "@/lib/data/import/woocommerce/woo-product";
import { z } from "zod";
import { getDb } from "@/lib/platform/db/client";
import type { ProductNews, WebhookSource } from "./contract/delivery";

/** A delivery that waits for its import. */
export interface Pending {
  source: WebhookSource;
  id: string;
  news: ProductNews;
}

const sourceSchema = z.enum(["shopify", "woocommerce"]);

/** Deliveries that wait, oldest first. */
export async function readPending(most: number): Promise<Pending[]> {
  const rows = await getDb().webhookDelivery.findMany({
    where: { settledAt: null },
    orderBy: { receivedAt: "asc" },
    take: most,
    select: { source: true, id: true, rows: true },
  });
  return rows.map(({ source, id, rows }) => ({
    source: sourceSchema.parse(source),
    id,
    news: rows as unknown as ProductNews,
  }));
}

/** The name under which the importer keeps a product. */
export function handleOf({ source, news: { outsideId, rows } }: Pending): string | null {
  if (source === "woocommerce") return handleOfNumber(outsideId);
  const handle = rows[0]?.Handle;
  return typeof handle === "string" ? handle : null;
}

/** Keeps which number the sender has for which product: it tells of what is deleted by that alone. */
export async function rememberOutside(pending: readonly Pending[]): Promise<void> {
  for (const one of pending) {
    const handle = handleOf(one);
    if (handle === null) continue;
    const product = await getDb().product.findUnique({ where: { handle }, select: { id: true } });
    if (product === null) continue;
    const { source, news } = one;
    const key = { source, outsideId: news.outsideId };
    await getDb().outsideProduct.upsert({
      where: { source_outsideId: key },
      create: { ...key, productId: product.id },
      update: { productId: product.id },
      select: { source: true },
    });
  }
}

/** Takes products off sale that are gone where they come from; orders and histories still speak of them. */
export async function hideProducts(gone: readonly Pending[]): Promise<number> {
  let hidden = 0;
  for (const { source, news } of gone) {
    const key = { source, outsideId: news.outsideId };
    const known = await getDb().outsideProduct.findUnique({ where: { source_outsideId: key } });
    const where = known
      ? { id: known.productId }
      : source === "woocommerce"
        ? { handle: handleOfNumber(news.outsideId) }
        : null;
    if (where === null) continue;
    const { count } = await getDb().product.updateMany({
      where: { ...where, status: "active" },
      data: { status: "hidden" },
    });
    hidden += count;
  }
  return hidden;
}
