import "server-only";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { getDb } from "@/lib/platform/db/client";

/**
 * What reports add up and new products are priced in: the currency of the settings, else the one most products are priced
 * in. GBP while there is no product.
 */
export async function reportCurrency(): Promise<string> {
  const { currency } = currentSettings();
  if (currency !== null) return currency;
  const [most] = await getDb().product.groupBy({
    by: ["currency"],
    orderBy: [{ _count: { currency: "desc" } }, { currency: "asc" }],
    take: 1,
  });
  return most?.currency ?? "GBP";
}
