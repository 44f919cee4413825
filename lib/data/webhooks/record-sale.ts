import "server-only";
import { handleOfNumber } from "@/lib/data/import/woocommerce/woo-product";
import { interactionIdOf } from "@/lib/data/import/identity";
import { getDb } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { toPublicProductId } from "@/lib/platform/ids";
import { parseMoney } from "@/lib/platform/money";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";
import { recordInteractions } from "@/lib/shop/interactions/record";
import type { InteractionInput } from "@/lib/shop/interactions/schema";
import { closeReportedOrder } from "@/lib/shop/orders/close-order";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import type { SoldLine, SoldOrder, WebhookSource } from "./contract/delivery";

/** What names nobody to whoever reads it. */
const GUEST = "guest";

/** The number under which another shop's order is known here. */
const orderRefOf = (source: WebhookSource, id: string): string => `${source}:${id}`;

/** Our products by the sender's numbers. */
async function findOutside(
  source: WebhookSource,
  outsideIds: readonly string[],
): Promise<Map<string, number>> {
  const known = await getDb().outsideProduct.findMany({
    where: { source, outsideId: { in: [...outsideIds] } },
  });
  const found = new Map(known.map(({ outsideId, productId }) => [outsideId, productId]));
  if (source === "woocommerce") {
    const handles = new Map(outsideIds.map((id) => [handleOfNumber(id), id]));
    const products = await getDb().product.findMany({
      where: { handle: { in: [...handles.keys()] } },
      select: { id: true, handle: true },
    });
    for (const { id, handle } of products) found.set(handles.get(handle ?? "") ?? "", id);
  }
  return found;
}

/** What a line's product is called here: by its code, else by the sender's number of the product. */
async function nameProducts(
  source: WebhookSource,
  lines: readonly SoldLine[],
): Promise<Map<SoldLine, string>> {
  const codes = await resolveProductIds(lines.map(({ sku }) => sku).filter((sku) => sku !== ""));
  const outside = await findOutside(
    source,
    lines.map(({ outsideId }) => outsideId),
  );
  return new Map(
    lines.map((line) => {
      const id = codes.get(line.sku) ?? outside.get(line.outsideId);
      return [line, id === undefined ? line.sku || line.outsideId || "unknown" : toPublicProductId(id)];
    }),
  );
}

/** Takes the lines of an order down as purchases; each counts once, however often the order is told. Returns a sentence. */
export async function recordSale(source: WebhookSource, order: SoldOrder, now: number): Promise<string> {
  const lines = order.lines.filter(({ quantity }) => quantity > 0);
  const names = await nameProducts(source, lines);
  const currency = order.currency.toUpperCase();
  const items = lines.map((line): InteractionInput => {
    const unitAmount = line.price === null ? null : parseMoney(line.price, currency);
    return {
      id: interactionIdOf(source, `order ${order.id} line ${line.id}`, Date.parse(order.at)),
      kind: "purchase",
      product: names.get(line) ?? line.sku,
      at: order.at,
      value: line.quantity,
      shopper: order.shopper ?? GUEST,
      order: orderRefOf(source, order.id),
      ...(unitAmount !== null && unitAmount >= 0 && { unitAmount, currency }),
    };
  });
  const { accepted, duplicates, rejected } = await recordInteractions(NOBODY, items, { trusted: true, now });
  const why = [...new Set(rejected.map(({ code }) => code))].join(", ");
  return `${accepted} purchases, ${duplicates} known, ${rejected.length} rejected${why && `: ${why}`}`;
}

/** Takes the purchases of an order back; one that was never told is nothing to take back. */
export async function takeSaleBack(source: WebhookSource, id: string): Promise<string> {
  try {
    await closeReportedOrder(orderRefOf(source, id), "cancelled", { process: `webhook of ${source}` });
    return "the order was taken back";
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return "no such order was told";
    throw error;
  }
}
