import "server-only";
import type { Db } from "@/lib/platform/db/client";
import type { Money } from "@/lib/platform/money";

/** A product as an order finds it. */
export interface StockedProduct {
  id: number;
  name: string;
  price: Money;
  stock: number;
  /** Whether the shop sells it. */
  active: boolean;
}

/**
 * Products as they are, locked until the transaction ends, and always in the order of their numbers: two orders cannot
 * block each other for good.
 */
export async function lockProducts(db: Db, ids: readonly number[]): Promise<Map<number, StockedProduct>> {
  const rows = await db.$queryRaw<(StockedProduct & { amount: number; currency: string })[]>`
    select id, name, price_amount as amount, currency, stock, status = 'active' as active
      from products where id = any(${[...ids]}::int[]) order by id for no key update`;
  return new Map(
    rows.map(({ id, name, amount, currency, stock, active }) => [
      id,
      { id, name, price: { amount, currency }, stock, active },
    ]),
  );
}

/** Takes pieces of locked products out of stock. Throws when there are not as many: the caller has to have looked. */
export async function takeStock(
  db: Db,
  lines: readonly { productId: number; quantity: number }[],
): Promise<void> {
  const ids = lines.map((line) => line.productId);
  const quantities = lines.map((line) => line.quantity);
  const taken = await db.$executeRaw`
    update products p set stock = p.stock - l.quantity
      from unnest(${ids}::int[], ${quantities}::int[]) l (id, quantity)
     where p.id = l.id and p.stock >= l.quantity`;
  // The lock makes this impossible; selling what is not there would be worse than an error.
  if (taken !== lines.length) throw new Error("stock changed under its lock");
}

/** Puts pieces of locked products back into stock. */
export async function giveBackStock(
  db: Db,
  lines: readonly { productId: number; quantity: number }[],
): Promise<void> {
  const ids = lines.map((line) => line.productId);
  const quantities = lines.map((line) => line.quantity);
  await db.$executeRaw`
    update products p set stock = p.stock + l.quantity
      from (select id, sum(quantity)::int as quantity from unnest(${ids}::int[], ${quantities}::int[]) l (id, quantity)
             group by id) l
     where p.id = l.id`;
}
