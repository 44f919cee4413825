import "server-only";
import { getDb } from "@/lib/platform/db/client";

/** The currency most products are priced in: what reports add up. GBP while there is no product. */
export async function reportCurrency(): Promise<string> {
  const [most] = await getDb().product.groupBy({
    by: ["currency"],
    orderBy: [{ _count: { currency: "desc" } }, { currency: "asc" }],
    take: 1,
  });
  return most?.currency ?? "GBP";
}
