import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import type { Delivery, News, ProductNews, WebhookAnswer } from "./contract/delivery";
import { recordSale, takeSaleBack } from "./record-sale";
import { readShopifyNews } from "./shopify/read-news";
import { readWooNews } from "./woocommerce/read-news";

const READERS = { shopify: readShopifyNews, woocommerce: readWooNews } as const;

async function isKnown({ source, id }: Delivery): Promise<boolean> {
  const found = await getDb().webhookDelivery.findUnique({
    where: { source_id: { source, id } },
    select: { id: true },
  });
  return found !== null;
}

/** Notes a delivery; false when it was noted before. */
async function note(
  { source, id, topic }: Delivery,
  answer: WebhookAnswer,
  news?: ProductNews,
): Promise<boolean> {
  const { count } = await getDb().webhookDelivery.createMany({
    data: [
      {
        source,
        id,
        topic,
        outcome: answer,
        ...(news ? { rows: news as unknown as Prisma.InputJsonValue } : { settledAt: new Date() }),
      },
    ],
    skipDuplicates: true,
  });
  return count > 0;
}

async function act({ source }: Delivery, news: News, now: number): Promise<WebhookAnswer> {
  switch (news.type) {
    case "product":
      return { outcome: "queued", detail: null };
    case "sale":
      return { outcome: "recorded", detail: await recordSale(source, news.order, now) };
    case "cancelled":
      return { outcome: "recorded", detail: await takeSaleBack(source, news.order) };
    case "nothing":
      return { outcome: "ignored", detail: news.why };
  }
}

/**
 * Takes a delivery whose signature is right: orders are taken down at once, products are kept for the worker, who imports
 * them within seconds. The same delivery again changes nothing. Throws AppError invalid, naming the field, and unavailable.
 */
export async function receiveDelivery(delivery: Delivery | null, now = Date.now()): Promise<WebhookAnswer> {
  if (delivery === null) return { outcome: "ignored", detail: "a ping" };
  try {
    if (await isKnown(delivery)) return { outcome: "duplicate", detail: null };
    const news = READERS[delivery.source](delivery.topic, delivery.body);
    // Done before it is noted: should this end in between, it is sent again, and everything here counts once by itself.
    const answer = await act(delivery, news, now);
    const isNew = await note(delivery, answer, news.type === "product" ? news.news : undefined);
    return isNew ? answer : { outcome: "duplicate", detail: null };
  } catch (error) {
    throw toUnavailable(error);
  }
}
