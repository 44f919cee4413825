import "server-only";
import { z } from "zod";
import { type Db, getDb } from "@/lib/platform/db/client";
import { uuidv7 } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import type { Joined } from "@/lib/shop/shoppers/commands";

const line = z.object({
  productId: z.int(),
  variantId: z.int(),
  quantity: z.int(),
  listId: z.string().nullable(),
  addedAt: z.coerce.date(),
});
const like = z.object({ productId: z.int(), liked: z.boolean(), at: z.coerce.date() });
const choice = z.object({
  consent: z.boolean(),
  analytics: z.boolean(),
  consentedAt: z.coerce.date().nullable(),
  consentText: z.string().nullable(),
});
const side = z.object({ likes: z.array(like), cart: z.array(line) });

/** How both sides were before a merge, and what of it is not marked fact by fact. */
export const pictureSchema = z.object({
  /** The account the joining side belonged to. */
  userId: z.string().nullable(),
  parts: z.array(z.string()),
  from: side,
  into: side.extend({ choice }),
  /** When the choice was made that held right after the merge; null: there was none. */
  choiceAt: z.coerce.date().nullable().default(null),
});
export type Picture = z.output<typeof pictureSchema>;
export type CartLine = z.infer<typeof line>;

export interface Merging {
  kind: "sign-in" | "external-id";
  from: Joined & { userId: string | null };
  into: string;
  actor: string;
}

async function pictureSide(db: Db, shopperId: string): Promise<z.infer<typeof side>> {
  const likes = await db.like.findMany({
    where: { shopperId },
    select: { productId: true, liked: true, at: true },
  });
  const cart = await db.cartItem.findMany({
    where: { cart: { shopperId } },
    select: { productId: true, variantId: true, quantity: true, listId: true, addedAt: true },
  });
  return { likes, cart };
}

/**
 * Notes that a shopper becomes part of another one, with all it takes to take that back: which facts and orders come along,
 * and how likes, carts and the choice were. Call it before any of these move, in the transaction that moves them.
 */
export async function noteMerge(db: Db, { kind, from, into, actor }: Merging): Promise<{ id: string }> {
  const before: Omit<Picture, "choiceAt"> = {
    userId: from.userId,
    parts: from.parts,
    from: await pictureSide(db, from.id),
    into: {
      ...(await pictureSide(db, into)),
      choice: await db.shopper.findUniqueOrThrow({
        where: { id: into },
        select: { consent: true, analytics: true, consentedAt: true, consentText: true },
      }),
    },
  };
  const id = uuidv7();
  await db.merge.create({
    data: {
      id,
      kind,
      fromId: from.id,
      intoId: into,
      actor,
      before: JSON.parse(JSON.stringify(before)) as object,
    },
    select: { id: true },
  });
  const facts = await db.$executeRaw`
    insert into merge_facts (merge_id, what, fact_id)
    select ${id}::uuid, 'interaction'::merged_thing, id from interactions where shopper_id = ${from.id}::uuid
    union all
    select ${id}::uuid, 'order'::merged_thing, id from orders where shopper_id = ${from.id}::uuid and user_id is null`;
  // The entry names the merge and nobody: it outlives them.
  await recordAudit(db, { actor, action: "shopper.merge", subject: id, detail: { kind, facts } });
  return { id };
}

/** Notes which choice holds after a merge, so that a later one is known to be the account's own. Call it last. */
export async function noteMergedChoice(db: Db, { id }: { id: string }): Promise<void> {
  await db.$executeRaw`
    update merges m set before = m.before || jsonb_build_object('choiceAt', s.consented_at)
      from shoppers s where s.id = m.into_id and m.id = ${id}::uuid`;
}

/** What somebody is told of a merge that can be taken back. */
export interface MergeNote {
  id: string;
  at: Date;
  kind: string;
  /** Facts, orders, likes and lines of the cart that came along. */
  things: number;
}

/** The last merge into this canonical shopper that still stands and brought something along; null when there is none. */
export async function findLastMerge(shopperId: string, db: Db = getDb()): Promise<MergeNote | null> {
  const [found] = await db.$queryRaw<MergeNote[]>`
    select * from (
      select id, at, kind, ((select count(*) from merge_facts f where f.merge_id = m.id)
          + jsonb_array_length(before->'from'->'likes') + jsonb_array_length(before->'from'->'cart'))::int as things
        from merges m where into_id = ${shopperId}::uuid and undone_at is null
       order by at desc, id desc limit 20) newest
     where things > 0 order by at desc, id desc limit 1`;
  return found ?? null;
}
