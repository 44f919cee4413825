import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { toPublicProductId } from "@/lib/platform/ids";
import { listRecentFacts } from "@/lib/shop/interactions/queries";
import { MOST_FACTS } from "@/lib/shop/interactions/session-cache";
import { readPast } from "./past";
import type { Action } from "./sentences";
import { tellingAction } from "./telling-action";

export const INFLUENCES_A_PAGE = 20;

/** A product of a shopper's past that lists rest on, or would if it were not switched off. */
export interface InfluenceOf {
  /** Public id. */
  product: string;
  name: string;
  /** null: the shop has no page of it any more. */
  slug: string | null;
  image: string;
  /** The most telling thing the shopper did with it; disliked: rated so low that lists keep away from it. */
  action: Action | "disliked";
  /** When they last did anything with it. */
  at: Date;
  isOn: boolean;
}

/** One page of a shopper's influences. */
export interface InfluencePage {
  influences: InfluenceOf[];
  /** Of all pages together. */
  total: number;
  off: number;
  page: number;
  pages: number;
}

type Met = Pick<InfluenceOf, "action" | "at" | "isOn">;

function byProduct<T extends { productId: number }>(facts: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const fact of facts) groups.set(fact.productId, [...(groups.get(fact.productId) ?? []), fact]);
  return groups;
}

/** What serving reads of a shopper: the latest facts, without what is switched off. */
async function readOn(shopperId: string, off: readonly number[]): Promise<Map<number, Met>> {
  const facts = (await listRecentFacts(shopperId, MOST_FACTS, off)).reverse();
  const { facts: speaking, disliked } = readPast(facts);
  const met = new Map<number, Met>();
  for (const [id, own] of byProduct(speaking)) {
    const action = tellingAction(new Set(own.map(({ kind }) => kind)));
    met.set(id, { action, at: new Date(own.at(-1)?.at ?? 0), isOn: true });
  }
  for (const { productId, at } of facts)
    if (disliked.has(productId)) met.set(productId, { action: "disliked", at: new Date(at), isOn: true });
  return met;
}

/** What is switched off stays in its place among the others, also when nothing is stored of it any more. */
async function readOff(
  shopperId: string,
  off: readonly { productId: number; at: Date }[],
): Promise<Map<number, Met>> {
  const done = await getDb().interaction.groupBy({
    by: ["productId", "kind"],
    where: {
      shopperId,
      lane: { not: "withdrawn" },
      productId: { in: off.map(({ productId }) => productId) },
    },
    _max: { at: true },
  });
  const known = byProduct(done);
  return new Map(
    off.map(({ productId, at: switchedAt }) => {
      const own = known.get(productId) ?? [];
      const times = own.flatMap(({ _max }) => _max.at?.getTime() ?? []);
      const at = times.length > 0 ? new Date(Math.max(...times)) : switchedAt;
      return [productId, { action: tellingAction(new Set(own.map(({ kind }) => kind))), at, isOn: false }];
    }),
  );
}

/**
 * What of a canonical shopper's past their recommendations rest on, and what they have switched off, the latest first. The
 * last page when a later one is asked for. Throws AppError unavailable.
 */
export async function listInfluencesOf(shopperId: string, page = 1): Promise<InfluencePage> {
  try {
    const { met, off } = await readMet(shopperId);
    const all = met.sort(([a, one], [b, other]) => other.at.getTime() - one.at.getTime() || a - b);
    const pages = Math.max(1, Math.ceil(all.length / INFLUENCES_A_PAGE));
    const at = Math.min(page, pages);
    const shown = all.slice((at - 1) * INFLUENCES_A_PAGE, at * INFLUENCES_A_PAGE);
    return { influences: await describe(shown), total: all.length, off, page: at, pages };
  } catch (error) {
    throw toUnavailable(error);
  }
}

/** Those of these products that are of a canonical shopper's past, in no order. Throws AppError unavailable. */
export async function findInfluences(
  shopperId: string,
  productIds: readonly number[],
): Promise<InfluenceOf[]> {
  try {
    const { met } = await readMet(shopperId);
    return await describe(met.filter(([id]) => productIds.includes(id)));
  } catch (error) {
    throw toUnavailable(error);
  }
}

/** All products of a shopper's past, and how many of them are switched off. */
async function readMet(shopperId: string): Promise<{ met: [number, Met][]; off: number }> {
  const off = await getDb().switchedOffInfluence.findMany({
    where: { shopperId },
    select: { productId: true, at: true },
  });
  const on = await readOn(
    shopperId,
    off.map(({ productId }) => productId),
  );
  return { met: [...on, ...(await readOff(shopperId, off))], off: off.length };
}

async function describe(met: readonly (readonly [number, Met])[]): Promise<InfluenceOf[]> {
  const products = await getDb().product.findMany({
    where: { id: { in: met.map(([id]) => id) } },
    select: { id: true, name: true, slug: true, image: true, status: true },
  });
  const byId = new Map(products.map((product) => [product.id, product]));
  return met.flatMap(([id, own]) => {
    const product = byId.get(id);
    if (!product) return [];
    const { name, slug, image, status } = product;
    return [{ ...own, product: toPublicProductId(id), name, image, slug: status === "active" ? slug : null }];
  });
}
