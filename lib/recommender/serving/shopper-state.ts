import "server-only";
import { LRUCache } from "lru-cache";
import { getPool } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import {
  getSessionCache,
  MOST_FACTS,
  type NewFacts,
  type PastFact,
} from "@/lib/shop/interactions/session-cache";
import { countRemembered } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";
import type { Change, Concerned } from "@/lib/shop/shoppers/shopper-news";
import { KnownStates } from "./known-states";
import { withinAttention } from "@/lib/platform/deadline";

/** What serving knows of a shopper. */
export interface ShopperState {
  /** Oldest first, without what the shopper has switched off. Empty without consent. */
  facts: readonly PastFact[];
  /** Product numbers. */
  cart: readonly number[];
  consent: boolean;
  /** By which id experiments assign this shopper; null: they take part in none. */
  unit: string | null;
  /**
   * database: all is known; session: what this process saw lately; none: nothing could be found out; withheld: they have changed
   * something of late, and until it is known what, nothing of theirs is used.
   */
  origin: "database" | "session" | "none" | "withheld";
}

export const STRANGER: ShopperState = { facts: [], cart: [], consent: true, unit: null, origin: "database" };

const WITHHELD: ShopperState = { ...STRANGER, consent: false, origin: "withheld" };

const DEADLINE_MS = 80;
/** When the database is slow, more waiting readers would not make it faster. */
const MAX_READING = 24;
const GIVE_UP_MS = 1_000;
const MAX_IDENTITIES = 5_000;

/**
 * The one query of a recommendation. No row: the cookie with this id has come to its end, or the id is an account's own,
 * which no cookie has ($2: it was not a cookie that named it). `at` as a number, so that no dates are parsed on the hot path.
 */
export const STATE_SQL = `
with who as materialized (
  select given.id, coalesce(canonical.consent, true) as consent, coalesce(canonical.assigned_as, given.id) as unit,
    array(select item.product_id from carts c join cart_items item on item.cart_id = c.id
           where c.shopper_id = given.id) as cart,
    array(select product_id from switched_off_influences off where off.shopper_id = given.id) as off
    from (select coalesce(named.merged_into_id, asked.id) as id
            from (select $1::uuid as id) asked left join shoppers named on named.id = asked.id
           where $2::boolean or named.id is null
              or (named.ended_at is null and (named.user_id is null or named.merged_into_id is not null))) given
    left join shoppers canonical on canonical.id = given.id
)
select who.id, who.consent, who.unit, who.cart, who.off, past.product_id, past.kind, past.value, past.at
  from who left join lateral (
    select product_id, kind::text as kind, value, (extract(epoch from i.at) * 1000)::float8 as at
      from interactions i where i.shopper_id = who.id and who.consent and i.lane <> 'withdrawn'
       and i.product_id <> all (who.off)
     order by i.at desc limit ${MOST_FACTS}
  ) past on true`;

interface StateRow {
  id: string;
  consent: boolean;
  unit: string;
  cart: number[];
  /** Products of the past that the shopper has switched off. */
  off: number[];
  product_id: number | null;
  kind: PastFact["kind"];
  value: number;
  at: number;
}

interface Identity {
  id: string;
  consent: boolean;
  unit: string;
  cart: readonly number[];
  off: ReadonlySet<number>;
}

/**
 * Reads shoppers' states within a deadline, and answers from the session cache when the database does not. What was read is
 * kept until word comes that it has changed.
 */
export class ShopperStateReader {
  #reading = 0;
  readonly #known = new KnownStates<ShopperState>();
  /** Who stood behind a cookie when the database last said so. */
  readonly #identities = new LRUCache<string, Identity>({ max: MAX_IDENTITIES });
  /** Of whom something has changed since: what they may have taken back is not used until the database has said what holds. */
  readonly #outdated = new LRUCache<string, number>({ max: MAX_IDENTITIES });

  /** @param trusted it was not a cookie that named the shopper */
  read(shopperId: string, now: number, trusted = false): ShopperState | Promise<ShopperState> {
    const known = this.#known.get(keyOf(shopperId, trusted));
    countRemembered("shoppers", known ? { isStale: false } : null);
    return known ?? this.#readNow(shopperId, now, trusted);
  }

  /** Hears of changes: what is kept of these shoppers is not true any more. */
  hear(concerned: Concerned, change: Change): void {
    this.#known.forget(concerned);
    if (change === "recorded" || concerned === "*") return;
    for (const id of concerned) this.#outdated.set(id, this.#known.moment);
  }

  /** Hears of facts that this process has recorded: what is kept of their shopper holds them from now on. */
  add({ shopperId, facts, began }: NewFacts): void {
    this.#known.update(shopperId, began, (state, key) => {
      const identity = this.#identities.get(shopperOf(key));
      return identity ? withFacts(state, facts, identity.off) : null;
    });
  }

  async #readNow(shopperId: string, now: number, trusted: boolean): Promise<ShopperState> {
    if (this.#reading >= MAX_READING) return this.#fromSession(shopperId, now);
    try {
      const state = await withinAttention(this.#query(shopperId, now, trusted), DEADLINE_MS);
      return state ?? this.#fromSession(shopperId, now);
    } catch (error) {
      getLog("recommend").debug({ error: messageOf(error) }, "history from memory");
      return this.#fromSession(shopperId, now);
    }
  }

  /** Drops what memory holds of a shopper, as the passing of time does. */
  forget(shopperId: string): void {
    this.#known.forget([shopperId]);
    getSessionCache().forget(this.#identities.get(shopperId)?.id ?? shopperId);
    this.#identities.delete(shopperId);
  }

  async #query(shopperId: string, now: number, trusted: boolean): Promise<ShopperState> {
    this.#reading++;
    const asked = this.#known.moment;
    try {
      const { rows } = await getPool().query<StateRow>({
        name: "shopper-state",
        text: STATE_SQL,
        values: [shopperId, trusted],
        query_timeout: GIVE_UP_MS,
      } as { text: string; values: unknown[] });
      const owner = rows[0]?.id ?? shopperId;
      for (const id of [shopperId, owner])
        if ((this.#outdated.get(id) ?? Infinity) <= asked) this.#outdated.delete(id);
      const state = this.#remember(shopperId, rows, now);
      this.#known.set(keyOf(shopperId, trusted), state, [shopperId, owner], asked);
      return state;
    } finally {
      this.#reading--;
    }
  }

  #remember(shopperId: string, rows: StateRow[], now: number): ShopperState {
    const first = rows[0];
    if (!first) {
      this.forget(shopperId);
      return STRANGER;
    }
    const { id, consent, unit, cart } = first;
    const off = new Set(first.off);
    const facts: PastFact[] = [];
    for (const { product_id: productId, kind, value, at } of rows) {
      if (productId !== null) facts.push({ productId, kind, value, at });
    }
    facts.reverse();
    this.#identities.set(shopperId, { id, consent, unit, cart, off });
    getSessionCache().set(id, facts, now);
    return { facts, cart, consent, unit: consent ? unit : null, origin: "database" };
  }

  #fromSession(shopperId: string, now: number): ShopperState {
    const known = this.#identities.get(shopperId);
    if (this.#outdated.has(shopperId) || (known && this.#outdated.has(known.id))) return WITHHELD;
    const consent = known?.consent ?? true;
    const cart = known?.cart ?? [];
    const past = consent ? getSessionCache().get(known?.id ?? shopperId, now) : [];
    const facts = past.filter(({ productId }) => !known?.off.has(productId));
    facts.sort((a, b) => a.at - b.at);
    const unit = consent ? (known?.unit ?? shopperId) : null;
    return { facts, cart, consent, unit, origin: known || facts.length > 0 ? "session" : "none" };
  }
}

/** A cookie may reach less than whoever names the same shopper by right. */
const TRUSTED = "!";

function keyOf(shopperId: string, trusted: boolean): string {
  return trusted ? `${shopperId}${TRUSTED}` : shopperId;
}

const shopperOf = (key: string) => (key.endsWith(TRUSTED) ? key.slice(0, -TRUSTED.length) : key);

/** Numbers that the database gives back as it was given them. */
const isKeptAsItIs = ({ value, at }: PastFact) => Number.isInteger(value * 4) && Number.isInteger(at);

/** The same state as it would be read now; null where only the database knows. */
function withFacts(
  state: ShopperState,
  added: readonly PastFact[],
  off: ReadonlySet<number>,
): ShopperState | null {
  if (state.origin !== "database" || !added.every(isKeptAsItIs)) return null;
  if (!state.consent) return state;
  const facts = [...state.facts];
  for (const { productId, kind, value, at } of added)
    if (!off.has(productId)) facts.push({ productId, kind, value, at });
  facts.sort((a, b) => a.at - b.at);
  return { ...state, facts: facts.slice(-MOST_FACTS) };
}
