import "server-only";
import { getDb } from "@/lib/platform/db/client";

/** Of the settings: the shop was started empty, and is not to be filled by the start that comes after. */
const KEY = "start.empty";

/** Notes that this shop wants no sample, now or at any later start. */
export async function declineSample(): Promise<void> {
  const value = true;
  await getDb().setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
}

/** Whether the shop was ever started empty. */
export async function isSampleDeclined(): Promise<boolean> {
  return (await getDb().setting.findUnique({ where: { key: KEY }, select: { key: true } })) !== null;
}
