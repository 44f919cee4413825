import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Called at sign-in: what the browser's shopper did belongs to the account's shopper from now on. */
export async function moveInteractions(db: Db, fromShopper: string, intoShopper: string): Promise<void> {
  if (fromShopper === intoShopper) return;
  await db.interaction.updateMany({ where: { shopperId: fromShopper }, data: { shopperId: intoShopper } });
}
