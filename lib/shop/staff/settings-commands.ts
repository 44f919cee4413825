import "server-only";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import { writeSettings } from "@/lib/shop/settings/write-settings";

/** Changes what holds for the shop as a whole, in every process at once. Throws AppError unauthenticated or forbidden. */
export async function changeSettings(settings: ShopSettings, actor: Actor): Promise<void> {
  await writeSettings(settings, requireRight(actor, "settings:write"));
}
