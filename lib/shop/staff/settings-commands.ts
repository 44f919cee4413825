import "server-only";
import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { ShopSettings } from "@/lib/shop/settings/settings";
import { writeSettings } from "@/lib/shop/settings/write-settings";

/**
 * Changes what holds for the shop as a whole, in every process at once. Throws AppError unauthenticated, forbidden, or invalid
 * for a way of payment this server has no key for.
 */
export async function changeSettings(settings: ShopSettings, actor: Actor): Promise<void> {
  const by = requireRight(actor, "settings:write");
  if (settings.payment === "stripe" && getEnv().AISLE_STRIPE_SECRET_KEY === undefined) {
    const message = "This server has no AISLE_STRIPE_SECRET_KEY, which Stripe asks for.";
    throw new AppError("invalid", message, { fields: [{ path: "payment", message }] });
  }
  await writeSettings(settings, by);
}
