import { getPool } from "@/lib/platform/db/client";

/** The currency most products are priced in: what reports add up. GBP while there is no product. */
export async function reportCurrency(): Promise<string> {
  const { rows } = await getPool().query<{ currency: string }>(
    "select currency from products group by currency order by count(*) desc, currency limit 1",
  );
  return rows[0]?.currency ?? "GBP";
}
