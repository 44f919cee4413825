import "server-only";
import { LRUCache } from "lru-cache";
import { getPool } from "@/lib/platform/db/client";
import { AppError, messageOf } from "@/lib/platform/errors";
import { createSingleton } from "@/lib/platform/singleton";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { toCallRules } from "./allow";
import { buildList } from "./build-list";
import { getEngine } from "./engine";
import type { LiveModel } from "./live-model";
import { registryOrigin } from "./model-origin";
import { RememberedLists } from "./remembered-lists";
import { createServing, type ListSubject } from "./serving";

const SHOPPERS = 10;
const LENGTH = 12;
const KEPT_MS = 5 * 60_000;
const NOTHING: ListSubject = { product: null, category: null, search: null };

/** A product of one of two lists. */
export interface ComparedItem {
  name: string;
  /** Whether the other list holds it, too. */
  isShared: boolean;
}

/** What a shopper would be shown by each of two versions. */
export interface ComparedLists {
  /** What they did last, in words that name nobody. */
  past: string[];
  a: ComparedItem[];
  b: ComparedItem[];
  /** Share of the products of `a` that `b` holds as well. */
  overlap: number;
}

/** Versions that were read only to be looked at: two at most, and not for long. */
const lookedAt = createSingleton(
  "recommender.compared",
  () => new LRUCache<string, LiveModel>({ max: 2, ttl: KEPT_MS }),
).get;

async function readModel(id: string): Promise<LiveModel> {
  const held = getEngine().modelById(id) ?? lookedAt().get(id);
  if (held) return held;
  const offered = await registryOrigin.load(id);
  if (!offered)
    throw new AppError("conflict", `The artifact of ${id} is no longer kept, so its lists cannot be made.`);
  try {
    const model = registryOrigin.verify(offered);
    lookedAt().set(id, model);
    return model;
  } catch (error) {
    throw new AppError("conflict", `${id} cannot serve: ${messageOf(error)}`, { cause: error });
  }
}

/** Shoppers who were here last and have done some things: the same ten for a while. */
async function sampleShoppers(): Promise<string[]> {
  const { rows } = await getPool("report").query<{ id: string }>(
    `select shopper_id as id from (
       select shopper_id, at from interactions
       where lane = 'person' and shopper_id is not null order by at desc limit 5000
     ) newest group by shopper_id having count(*) >= 3 order by max(at) desc limit $1::int`,
    [SHOPPERS],
  );
  return rows.map(({ id }) => id);
}

/**
 * What `home.for-you` would hold for ten of the latest shoppers by each of two versions, made by the code that serves, with
 * the shop as it is now. Throws AppError unauthenticated, forbidden, or conflict with the reason why a version cannot
 * answer.
 */
export async function compareLists(a: string, b: string, actor: Actor): Promise<ComparedLists[]> {
  requireRight(actor, "models:read");
  const engine = getEngine();
  const now = Date.now();
  const [catalog, shoppers, first] = [await engine.catalog(), await sampleShoppers(), await readModel(a)];
  const second = await readModel(b);
  const { trends, complements, content } = engine;
  const strategy = shippedStrategy("home.for-you");
  const rules = toCallRules([], {}, catalog);
  const compared: ComparedLists[] = [];
  for (const shopper of shoppers) {
    const state = await engine.states.read(shopper, now, true);
    const answer = (model: LiveModel) => {
      const newcomers = engine.newcomersOf(model, catalog);
      const serving = createServing({ now, catalog, state, trends, complements, content, newcomers, model });
      const spec = { strategy, k: LENGTH, offset: 0, subject: NOTHING, rules, memoryKey: null, random: null };
      return buildList(spec, serving, new Set(), new RememberedLists(1)).items.map(
        ({ productId }) => productId,
      );
    };
    const name = (id: number) => catalog.byId.get(id)?.name ?? "a product that is gone";
    const [ofA, ofB] = [answer(first), answer(second)];
    const describe = (own: number[], other: number[]) =>
      own.map((id) => ({ name: name(id), isShared: other.includes(id) }));
    const shared = ofA.filter((id) => ofB.includes(id)).length;
    compared.push({
      past: state.facts
        .slice(-3)
        .toReversed()
        .map(({ kind, productId }) => `${kind} ${name(productId)}`),
      a: describe(ofA, ofB),
      b: describe(ofB, ofA),
      overlap: ofA.length === 0 ? 1 : shared / ofA.length,
    });
  }
  return compared;
}
