import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Lets changes of what belongs to an account happen one after the other, until the transaction ends. */
export async function lockAccount(db: Db, userId: string): Promise<void> {
  await db.$executeRaw`select from users where id = ${userId}::uuid for update`;
}
