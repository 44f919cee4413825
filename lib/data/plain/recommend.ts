import "server-only";
import { answerQuery } from "@/lib/recommender/serving/answer-query";
import { getEngine } from "@/lib/recommender/serving/engine";
import { readModelScores } from "@/lib/recommender/serving/model-scores";
import { parsePublicProductId } from "@/lib/platform/ids";
import { decimalsOf } from "@/lib/platform/money";
import type { Reader } from "@/lib/shop/auth/reader";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { PlainRecommendations, PlainSimilar } from "./schema";

/** What the other system calls a product. */
export const plainIdOf = ({ handle, sku }: Pick<CatalogProduct, "handle" | "sku">): string => handle ?? sku;

function toPlain(product: CatalogProduct, catalog: LiveCatalog) {
  const { amount, currency } = product.price;
  return {
    product_id: plainIdOf(product),
    product_name: product.name,
    category: catalog.categories.get(product.categoryId)?.name ?? "",
    price: amount / 10 ** decimalsOf(currency),
    currency,
  };
}

const toShare = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;

/** What is recommended to somebody, best first, as `GET /api/recommend` answers it for `home.for-you`. */
export async function recommendPlainly(
  user: string,
  reader: Pick<Reader, "id" | "trusted">,
  count: number,
): Promise<PlainRecommendations> {
  const [answered, scores, catalog] = await Promise.all([
    answerQuery(reader.id, { placement: ["home.for-you"], k: count }, { trusted: reader.trusted }),
    readModelScores(reader),
    getEngine().catalog(),
  ]);
  const recommendations = (answered.toObject().lists[0]?.items ?? []).flatMap(({ product: card, score }) => {
    const product = catalog.byId.get(parsePublicProductId(card.id) ?? -1);
    if (!product) return [];
    return [
      {
        ...toPlain(product, catalog),
        confidence_score: toShare(score),
        cf_score: scores.collaborative(product.id),
        mf_score: scores.factorised(product.id),
      },
    ];
  });
  return { user_id: user, count: recommendations.length, recommendations };
}

/** What is similar to a product, best first. Throws AppError not_found for one that is not sold. */
export async function findSimilarPlainly(item: string, count: number): Promise<PlainSimilar> {
  const asked = { placement: ["product.similar" as const], k: count, product: item };
  const { lists } = (await answerQuery(null, asked)).toObject();
  const catalog = await getEngine().catalog();
  const similar = (lists[0]?.items ?? []).flatMap(({ product: card, score }) => {
    const product = catalog.byId.get(parsePublicProductId(card.id) ?? -1);
    return product ? [{ ...toPlain(product, catalog), similarity: toShare(score) }] : [];
  });
  return { item_id: item, count: similar.length, similar_items: similar };
}
