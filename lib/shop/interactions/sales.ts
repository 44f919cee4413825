import "server-only";
import { getPool } from "@/lib/platform/db/client";
import type { Fact } from "./facts";

const PRICES_SQL = `select id, price_amount as amount, currency from products where id = any($1::int[])`;

/** Gives purchases reported without a price the product's price of this moment, as the shop's own orders have it. */
export async function priceSales(facts: readonly Fact[]): Promise<Fact[]> {
  const unpriced = facts.filter((fact) => fact.sale && fact.sale.unitAmount === null);
  if (unpriced.length === 0) return [...facts];
  const ids = [...new Set(unpriced.map(({ productId }) => productId))];
  const query = { name: "sale-prices", text: PRICES_SQL, values: [ids] };
  const { rows } = await getPool().query<{ id: number; amount: number; currency: string }>(query);
  const prices = new Map(rows.map((row) => [row.id, row]));
  return facts.map((fact) => {
    const price = prices.get(fact.productId);
    if (!fact.sale || !price) return fact;
    const { unitAmount, currency, order } = fact.sale;
    return {
      ...fact,
      sale: { unitAmount: unitAmount ?? price.amount, currency: currency ?? price.currency, order },
    };
  });
}
