import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Everything one person goes by in this shop. */
export interface Person {
  /** Shopper ids: the canonical one, and those whose history is part of it. */
  ids: string[];
  /** Of the account; empty for whoever has none. */
  userIds: string[];
  /** What other systems call them. */
  externalIds: string[];
}

interface Named {
  id: string;
  userId: string | null;
  externalId: string | null;
}

/**
 * Everything the person behind a shopper id goes by; of an id nobody has stored, that id alone. Their rows stay locked
 * until the transaction ends: nothing is merged into them meanwhile.
 */
export async function findPerson(db: Db, shopperId: string): Promise<Person> {
  const rows = await db.$queryRaw<Named[]>`
    with asked as (
      select coalesce(merged_into_id, id) as id, user_id from shoppers where id = ${shopperId}::uuid
    )
    select s.id, s.user_id as "userId", s.external_id as "externalId" from shoppers s, asked
     where s.id = asked.id or s.merged_into_id = asked.id or s.user_id = asked.user_id
     order by s.id for update of s`;
  return toPerson(rows, shopperId);
}

function toPerson(rows: readonly Named[], ...asked: string[]): Person {
  return {
    ids: [...new Set([...asked, ...rows.map(({ id }) => id)])],
    userIds: [...new Set(rows.flatMap(({ userId }) => userId ?? []))],
    externalIds: rows.flatMap(({ externalId }) => externalId ?? []),
  };
}

/** The same of an account, whether or not any shopper belongs to it. */
export async function findPersonOfAccount(db: Db, userId: string): Promise<Person> {
  const rows = await db.$queryRaw<Named[]>`
    select s.id, s.user_id as "userId", s.external_id as "externalId" from shoppers s
     where s.user_id = ${userId}::uuid
        or s.merged_into_id in (select id from shoppers where user_id = ${userId}::uuid)
     order by s.id for update of s`;
  const { ids, userIds, externalIds } = toPerson(rows);
  return { ids, userIds: [...new Set([userId, ...userIds])], externalIds };
}
