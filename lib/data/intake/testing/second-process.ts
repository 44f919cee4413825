import { getEngine } from "@/lib/recommender/serving/engine";
import { answerQuery } from "@/lib/recommender/serving/answer-query";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";

/**
 * Another process of the same shop, for tests: says which products are similar to each code it is sent by line, and which of
 * them it sells. It hears of changes by the database alone.
 */
await getLiveCatalog();
await getEngine().catalog();
await getEngine().refresh();
process.stdout.write("ready\n");

process.stdin.setEncoding("utf8");
process.stdin.on("data", (sku: string) => {
  void (async () => {
    const catalog = await getLiveCatalog();
    const product = sku.trim();
    const isSold = catalog.bySku.has(product);
    const asked = { product, placement: ["product.similar" as const], k: 50 };
    const lists = isSold ? (await answerQuery(null, asked)).toObject().lists : [];
    const similar = lists.flatMap(({ items }) => items.map((item) => item.product.sku));
    process.stdout.write(`${JSON.stringify({ isSold, similar })}\n`);
  })();
});
