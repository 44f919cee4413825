import "server-only";
import { z } from "zod";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { listRecentFacts } from "@/lib/shop/interactions/queries";
import { INTERACTION_KINDS } from "@/lib/shop/interactions/schema";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { weighKind } from "@/ml/index";
import { getEngine } from "./engine";
import { factsThatStand } from "./past";
import { productCardSchema } from "./schema";
import { type AskedShopper, noSuchShopper } from "./shopper-access";

const SHOWN = 100;
export const profileSchema = z
  .object({
    shopper: z.string().describe("As the request calls them."),
    consent: z.boolean().describe("Whether the shop may recommend by what this shopper does."),
    analytics: z.boolean().describe("Whether it may record which lists this shopper saw and followed."),
    signedIn: z.boolean().describe("Whether the shopper belongs to an account."),
    history: z.array(
      z.object({
        product: productCardSchema,
        kind: z.enum(INTERACTION_KINDS),
        value: z.number(),
        at: z.iso.datetime(),
      }),
    ),
    taste: z.array(
      z.object({
        category: z.object({ name: z.string(), path: z.string() }),
        share: z.number().min(0).max(1),
      }),
    ),
  })
  .meta({ id: "Profile" });
export type Profile = z.infer<typeof profileSchema>;

/**
 * What the shop knows of a shopper: the last interactions with products still for sale, and what they say about taste.
 * Throws AppError not_found when all that speaks for the caller is a cookie that has come to its end.
 */
export async function getProfile({ id: shopperId, called, trusted }: AskedShopper): Promise<Profile> {
  try {
    const [shopper, catalog] = [await resolveShopper(shopperId), await getLiveCatalog()];
    if (shopper.closed && !trusted) throw noSuchShopper();
    const facts = await listRecentFacts(shopper.id, SHOWN);
    const worth = getEngine().weights;
    const weights = new Map<number, number>();
    const history: Profile["history"] = [];
    const standing = new Set(factsThatStand(facts.toReversed()));
    for (const fact of facts) {
      const { productId, kind, value, at } = fact;
      const product = catalog.byId.get(productId);
      if (!product) continue;
      history.push({ product: toProductCard(product), kind, value, at: new Date(at).toISOString() });
      if (!standing.has(fact)) continue;
      weights.set(product.categoryId, (weights.get(product.categoryId) ?? 0) + weighKind(kind, value, worth));
    }
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const taste = [...weights].flatMap(([id, weight]) => {
      const category = catalog.categories.get(id);
      if (!category || weight === 0) return [];
      return [{ category: { name: category.name, path: category.path }, share: weight / whole }];
    });
    taste.sort((a, b) => b.share - a.share);
    const { consent, analytics, userId } = shopper;
    return { shopper: called, consent, analytics, signedIn: userId !== null, history, taste };
  } catch (error) {
    throw toUnavailable(error);
  }
}
