import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";

/** Notes that an order's money has come, where that was not known. */
export async function markPaid(paymentId: string, db: Db = getDb()): Promise<void> {
  await db.order.updateMany({
    where: { payments: { some: { id: paymentId } }, paidAt: null },
    data: { paidAt: new Date() },
  });
}

/** Counts a try to send an order's letter; false: another worker has begun the same one. */
export async function beginLetter(id: string, tries: number): Promise<boolean> {
  const { count } = await getDb().order.updateMany({
    where: { id, mailedAt: null, mailTries: tries },
    data: { mailTries: tries + 1 },
  });
  return count > 0;
}

/** Notes that an order's letter is on its way. */
export async function markMailed(id: string, at: Date): Promise<void> {
  await getDb().order.update({ where: { id }, data: { mailedAt: at }, select: { id: true } });
}
