import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Price and stock of products with variants are those of their variants on sale: the lowest, and all together. */
export async function settleVariants(db: Db, productIds: readonly number[]): Promise<void> {
  await db.$executeRaw`
    update products p set price_amount = coalesce(v.price, p.price_amount), stock = coalesce(v.stock, 0),
           compare_at_amount = case when v.price is null then p.compare_at_amount else v.compare_at end
      from (select id from unnest(${[...productIds]}::int[]) id) given
      left join (
        select product_id, min(price_amount) as price, least(sum(stock), 2147483647)::int as stock,
               (array_agg(compare_at_amount order by price_amount, position))[1] as compare_at
          from product_variants where status = 'active' group by product_id) v on v.product_id = given.id
     where p.id = given.id and cardinality(p.option_names) > 0`;
}
