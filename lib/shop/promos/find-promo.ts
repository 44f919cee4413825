import "server-only";
import { sayError } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { toCode } from "./code";
import type { PromoTerms } from "./promo-math";

/** A code that is there and holds today. */
export interface Promo extends PromoTerms {
  id: number;
}

/** Who uses a code: whatever of it is known. */
export interface PromoCustomer {
  shopperId: string | null;
  userId: string | null;
  /** Known once a form says it. */
  email?: string | null;
  /** A checkout that holds a use of it already is this one. */
  checkoutId?: string | null;
}

interface Row extends Promo {
  active: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  maxUses: number | null;
  maxPerCustomer: number | null;
}

const refuse = (message: string) =>
  new AppError("conflict", message, { fields: [{ path: "promo", message }] });

async function countUses(db: Db, { id }: Row, { checkoutId = null }: PromoCustomer): Promise<number> {
  const [row] = await db.$queryRaw<{ uses: number }[]>`
    select ((select count(*) from orders where promo_id = ${id}::int and status <> 'cancelled')
          + (select count(*) from checkouts where promo_id = ${id}::int and state = 'open'
                and id is distinct from ${checkoutId}::uuid))::int as uses`;
  return row?.uses ?? 0;
}

/** How often whoever this is has used it: by their account, their browser, or the e-mail address they order with. */
async function countOwn(db: Db, { id }: Row, customer: PromoCustomer): Promise<number> {
  const { shopperId, userId, email = null, checkoutId = null } = customer;
  const [row] = await db.$queryRaw<{ uses: number }[]>`
    select ((select count(*) from orders where promo_id = ${id}::int and status <> 'cancelled'
                and (shopper_id = ${shopperId}::uuid or user_id = ${userId}::uuid or email = ${email}::text))
          + (select count(*) from checkouts where promo_id = ${id}::int and state = 'open'
                and id is distinct from ${checkoutId}::uuid
                and (shopper_id = ${shopperId}::uuid or user_id = ${userId}::uuid
                     or form->>'email' = ${email}::text)))::int as uses`;
  return row?.uses ?? 0;
}

/**
 * The code, if it can be used now by whoever this is; locked until the transaction ends, so that of two who use its last
 * time one is refused. Whether a cart is large enough for it: promoProblem. Throws AppError conflict, its message a
 * sentence for the shopper, with the field `promo`.
 */
export async function findPromo(db: Db, code: string, customer: PromoCustomer): Promise<Promo> {
  const [row] = await db.$queryRaw<Row[]>`
    select id, code, kind::text as kind, value, currency, minimum, active, starts_at as "startsAt", ends_at as "endsAt",
           max_uses as "maxUses", max_per_customer as "maxPerCustomer"
      from promos where code = ${toCode(code)} for no key update`;
  const now = new Date();
  if (!row?.active) throw refuse(sayError("codeUnknown"));
  if (row.startsAt && row.startsAt > now) throw refuse(sayError("codeEarly", row));
  if (row.endsAt && row.endsAt <= now) throw refuse(sayError("codeEnded", row));
  if (row.maxUses !== null && (await countUses(db, row, customer)) >= row.maxUses)
    throw refuse(sayError("codeUsedUp", row));
  if (row.maxPerCustomer !== null && (await countOwn(db, row, customer)) >= row.maxPerCustomer)
    throw refuse(sayError("codeUsed", row));
  const { id, kind, value, currency, minimum } = row;
  return { id, code: row.code, kind, value, currency, minimum };
}
