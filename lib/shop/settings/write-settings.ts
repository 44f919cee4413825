import "server-only";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { refreshSettings, SETTINGS_KEY } from "./live-settings";
import { DEFAULT_SETTINGS, readStored, type ShopSettings } from "./settings";

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Stores what differs from what ships, so that better defaults of a later version reach whoever has not said anything.
 * Whoever calls has asked for the right to it.
 *
 * @param by who changes them, for the audit
 */
export async function writeSettings(settings: ShopSettings, by: string): Promise<void> {
  await inTransaction(async (db) => {
    await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('shop.settings', 0))`;
    const row = await db.setting.findUnique({ where: { key: SETTINGS_KEY } });
    const before = readStored(row?.value);
    const own = Object.entries(settings).filter(
      ([key, value]) => !isSame(value, DEFAULT_SETTINGS[key as keyof ShopSettings]),
    );
    const value = Object.fromEntries(own) as Prisma.InputJsonObject;
    await db.setting.upsert({
      where: { key: SETTINGS_KEY },
      create: { key: SETTINGS_KEY, value },
      update: { value },
      select: { key: true },
    });
    const changed = Object.entries(settings).filter(
      ([key, now]) => !isSame(now, before[key as keyof ShopSettings]),
    );
    if (changed.length === 0) return;
    const detail = Object.fromEntries(
      changed.map(([key, now]) => [key, { from: before[key as keyof ShopSettings], to: now }]),
    ) as Prisma.InputJsonObject;
    await recordAudit(db, { actor: by, action: "settings.change", subject: "shop", detail });
  });
  await refreshSettings();
}
