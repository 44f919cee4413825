import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import { createSingleton } from "@/lib/platform/singleton";
import { Together } from "@/lib/platform/together";
import { asksFirst, consentBeforeChoice } from "./consent";
import { markOf } from "./erasure-mark";

export interface Shopper {
  /** The canonical id: after a merge, the shopper this one's history went to. */
  id: string;
  /** By which id experiments and flags assign them: that of the browser their account began in, or their own. */
  assignedAs: string;
  userId: string | null;
  /** false: nothing is personalised, and nothing they do with products is recorded. */
  consent: boolean;
  /** false: not recorded which lists they saw and followed. */
  analytics: boolean;
  /** When they chose; null: they have not. */
  consentedAt: Date | null;
  /** Which wording they chose by. */
  consentText: string | null;
  /**
   * true: a cookie with this id reaches nothing. Its sign-in or sign-out was the end of it, or it is an account's own
   * shopper, which only the cookies of its sessions name.
   */
  closed: boolean;
  /** true: whoever had this id was erased. Nothing is recorded under it any more. */
  erased: boolean;
}

/** By hand: every page and every batch of interactions begins with it, and through Prisma it takes three times as long. */
const RESOLVE_SQL = `
  select given.id as given, canonical.id, coalesce(canonical.assigned_as, canonical.id) as "assignedAs",
         canonical.user_id as "userId", canonical.consent, canonical.analytics,
         canonical.consented_at as "consentedAt", canonical.consent_text as "consentText",
         given.ended_at is not null or (given.user_id is not null and given.merged_into_id is null) as closed,
         false as erased
    from shoppers given
    join shoppers canonical on canonical.id = coalesce(given.merged_into_id, given.id)
   where given.id = any($1::uuid[])
  union all
  select given.id, given.id, given.id, null, false, false, now(), null, true, true
    from unnest($1::uuid[], $2::text[]) as given (id, mark) join erasure_marks using (mark)
   where not exists (select from shoppers known where known.id = given.id)`;

/** Of several who ask at the same time, one query. */
const asking = createSingleton(
  "shop.shoppers-asked-for",
  () =>
    new Together(
      async (asked: readonly (readonly string[])[]) => {
        const found = await readShoppers([...new Set(asked.flat())], getPool());
        return asked.map(() => found);
      },
      { atOnce: 4, most: 100 },
    ),
).get;

/**
 * Who stands behind these ids, by the id asked for. Shoppers nobody has stored yet are missing, and there may be others; an id
 * that was erased reaches nothing, and nothing may be recorded under it.
 *
 * @param on the connection of the transaction it belongs to
 */
export function resolveShoppers(
  shopperIds: readonly string[],
  on?: pg.ClientBase,
): Promise<ReadonlyMap<string, Shopper>> {
  return on ? readShoppers(shopperIds, on) : asking().call(shopperIds);
}

async function readShoppers(
  shopperIds: readonly string[],
  on: pg.Pool | pg.ClientBase,
): Promise<Map<string, Shopper>> {
  const query = {
    name: "resolve-shoppers",
    text: RESOLVE_SQL,
    values: [shopperIds, shopperIds.map((id) => markOf("shopper", id))],
  };
  const { rows } = await on.query<Shopper & { given: string }>(query);
  return new Map(rows.map(({ given, ...shopper }) => [given, shopper]));
}

/** A shopper nobody has stored yet. */
export function newcomer(id: string): Shopper {
  const { personalisation, analytics } = consentBeforeChoice();
  return {
    id,
    assignedAs: id,
    userId: null,
    consent: personalisation,
    analytics,
    consentedAt: null,
    consentText: null,
    closed: false,
    erased: false,
  };
}

/** Who stands behind an id, whoever asks. A shopper nobody has stored yet is themselves. */
export async function resolveShopper(shopperId: string, on?: pg.ClientBase): Promise<Shopper> {
  const found = await resolveShoppers([shopperId], on);
  return found.get(shopperId) ?? newcomer(shopperId);
}

/** Who stands behind a cookie that holds `shopperId`; null when the cookie reaches nothing any more. */
export async function findByCookie(shopperId: string): Promise<Shopper | null> {
  const shopper = await resolveShopper(shopperId);
  return shopper.closed ? null : shopper;
}

/** Whether this shopper has said what may be recorded, or was recorded before shops asked. */
export function hasChosen({ consentedAt, consent }: Shopper): boolean {
  return consentedAt !== null || consent;
}

/** Whether the page still has to ask, or to say what is recorded. */
export function isToBeAsked({ consentedAt, consent }: Shopper): boolean {
  return consentedAt === null && !(consent && asksFirst());
}
