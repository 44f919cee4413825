import "server-only";
import { getEngine } from "@/lib/recommender/serving/engine";
import { readEmbedding } from "@/lib/recommender/serving/model-scores";
import { getProfile } from "@/lib/recommender/serving/profile";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { Reader } from "@/lib/shop/auth/reader";
import { plainIdOf } from "./recommend";
import type { PlainProfile } from "./schema";

const NOBODY_YET = { history: [], preferences: {}, embedding: null };

/** What the shop knows of somebody, in plain words; of somebody unknown, nothing. */
export async function describePlainly(
  user: string,
  { id, trusted }: Pick<Reader, "id" | "trusted">,
): Promise<PlainProfile> {
  if (id === null) return { user_id: user, ...NOBODY_YET };
  const [profile, embedding, catalog] = await Promise.all([
    getProfile({ id, called: user, trusted, actor: null, browserKey: null }),
    readEmbedding({ id, trusted }),
    getEngine().catalog(),
  ]);
  const history = profile.history.map(({ product, kind, value, at }) => ({
    product_id: plainIdOf(catalog.byId.get(parsePublicProductId(product.id) ?? -1) ?? product),
    product_name: product.name,
    interaction_type: kind,
    rating: kind === "rating" ? value : null,
    timestamp: at,
  }));
  const preferences = Object.fromEntries(profile.taste.map(({ category, share }) => [category.name, share]));
  return { user_id: user, history, preferences, embedding };
}
