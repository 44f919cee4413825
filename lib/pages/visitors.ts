import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { createSingleton } from "@/lib/platform/singleton";
import { KnownStates } from "@/lib/recommender/serving/known-states";
import { listLiked } from "@/lib/shop/interactions/likes";
import type { InteractionKind } from "@/lib/shop/interactions/schema";
import { getSessionCache } from "@/lib/shop/interactions/session-cache";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { findByCookie, newcomer, type Shopper } from "@/lib/shop/shoppers/queries";
import { onForgotten, onShopperNews } from "@/lib/shop/shoppers/shopper-news";

/** What pages say of a shopper besides their lists. */
export interface KnownVisitor {
  shopper: Shopper;
  /** Pieces in the cart. */
  cart: number;
  /** Numbers of the products they like. */
  facts: readonly number[];
}

/** What decides whether a like stands. */
const TELLING = new Set<InteractionKind>(["like", "unlike", "cart", "uncart", "remove"]);

/** Most shoppers have never liked anything: only of the others it takes reading what stands. */
const VISITOR_SQL = `
  select (select coalesce(sum(i.quantity), 0)::int from carts c join cart_items i on i.cart_id = c.id
           where c.shopper_id = $1) as cart,
         exists (select from likes where shopper_id = $1)
           or exists (select from interactions where shopper_id = $1 and kind = 'like') as "hasLiked"`;

const nobody = (): KnownVisitor => ({ shopper: newcomer(NOBODY), cart: 0, facts: [] });

async function readVisitor(cookie: string): Promise<KnownVisitor> {
  const shopper = await findByCookie(cookie);
  if (!shopper) return nobody();
  const query = { name: "visitor", text: VISITOR_SQL, values: [shopper.id] };
  const { rows } = await getPool().query<{ cart: number; hasLiked: boolean }>(query);
  const { cart = 0, hasLiked = false } = rows[0] ?? {};
  return { shopper, cart, facts: hasLiked ? await listLiked(shopper.id) : [] };
}

/** Whoever has been here lately, until word comes that something about them has changed: each page they open asks for it. */
class Visitors {
  readonly #known = new KnownStates<KnownVisitor>();

  constructor() {
    onShopperNews((concerned) => this.#known.forget(concerned));
    onForgotten((ids) => this.#known.forget(ids));
    getSessionCache().onNewFacts(({ shopperId, facts }) => {
      if (facts.some(({ kind }) => TELLING.has(kind))) this.#known.forget([shopperId]);
    });
  }

  async read(cookie: string): Promise<KnownVisitor> {
    const known = this.#known.get(cookie);
    if (known) return known;
    const asked = this.#known.moment;
    const read = await readVisitor(cookie);
    this.#known.set(cookie, read, [cookie, read.shopper.id], asked);
    return read;
  }
}

const visitors = createSingleton("pages.visitors", () => new Visitors()).get;

/** What is known of the shopper of a cookie; null: of nobody. Rejects when the database does not answer. */
export async function findVisitor(cookie: string | null): Promise<KnownVisitor> {
  return cookie === null ? nobody() : visitors().read(cookie);
}
