import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import type { TableRows, TableSpec, TableState, TableWindow } from "@/lib/platform/table-query";
import type { Money } from "@/lib/platform/money";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";

/** Somebody who has an account or has ordered, by their e-mail. */
export interface Customer {
  email: string;
  name: string;
  hasAccount: boolean;
  /** Those that stand. */
  orders: number;
  /** What these brought in, without what was refunded, in the shop's currency. */
  spent: Money;
  /** ISO 8601; null for somebody who has ordered nothing yet. */
  lastOrderAt: string | null;
}

export const CUSTOMER_TABLE: TableSpec = {
  sorts: ["email", "name", "orders", "spent", "lastOrderAt"],
  sortedBy: "-lastOrderAt",
  filters: { q: "text", account: ["yes", "no"] },
};

/** $1 currency, $2 what e-mail or name hold, $3 whether with an account, $4 sorted by, $5 the highest first, then skip and take. */
const CUSTOMERS_SQL = `
with bought as (
  select email, (array_agg(name order by number desc))[1] as name, (count(*) filter (where status = 'placed'))::int as orders,
    coalesce(sum(total_amount - refunded_amount) filter (where status = 'placed' and currency = $1), 0)::float8 as spent,
    max(created_at) as last
  from orders group by email
), customers as (
  select coalesce(u.email, b.email) as email, coalesce(u.name, b.name) as name, u.email is not null as account,
    coalesce(b.orders, 0) as orders, coalesce(b.spent, 0) as spent, b.last
  from (select email, name from users where role = 'customer') u full join bought b on b.email = u.email
)
select email, name, account as "hasAccount", orders, spent, last as "lastOrderAt", (count(*) over ())::int as total
from customers
where ($2::text is null or strpos(lower(email), lower($2)) > 0 or strpos(lower(name), lower($2)) > 0)
  and ($3::bool is null or account = $3)
order by
  case when $4 = 'email' and not $5 then email end, case when $4 = 'email' and $5 then email end desc,
  case when $4 = 'name' and not $5 then name end, case when $4 = 'name' and $5 then name end desc,
  case when $4 = 'orders' then case when $5 then -orders else orders end end,
  case when $4 = 'spent' then case when $5 then -spent else spent end end,
  case when $4 = 'lastOrderAt' and not $5 then last end nulls last,
  case when $4 = 'lastOrderAt' and $5 then last end desc nulls last, email
offset $6 limit $7`;

interface Row {
  email: string;
  name: string;
  hasAccount: boolean;
  orders: number;
  spent: number;
  lastOrderAt: Date | null;
  total: number;
}

/** The shop's customers, as filtered. Throws AppError unauthenticated or forbidden. */
export async function listCustomers(
  actor: Actor,
  { sort, filters }: TableState,
  { skip, take }: TableWindow,
): Promise<TableRows<Customer>> {
  requireRight(actor, "customers:read");
  const { q = null, account } = filters;
  const currency = await reportCurrency();
  const hasAccount = account === undefined ? null : account === "yes";
  const { rows } = await getPool("report").query<Row>(CUSTOMERS_SQL, [
    currency,
    q,
    hasAccount,
    sort.by,
    sort.down,
    skip,
    take,
  ]);
  return {
    rows: rows.map(({ total: _, spent, lastOrderAt, ...row }) => ({
      ...row,
      spent: { amount: spent, currency },
      lastOrderAt: lastOrderAt?.toISOString() ?? null,
    })),
    // Beyond the last page no row says how many there are; somebody who goes there sees none.
    total: rows[0]?.total ?? 0,
  };
}

/** One customer by e-mail, with when their account was made; null for nobody known. Throws AppError as `listCustomers`. */
export async function getCustomer(
  actor: Actor,
  email: string,
): Promise<{ email: string; name: string; accountSince: string | null } | null> {
  requireRight(actor, "customers:read");
  const [account, order] = await Promise.all([
    getDb().user.findUnique({ where: { email }, select: { name: true, createdAt: true } }),
    getDb().order.findFirst({ where: { email }, orderBy: { number: "desc" }, select: { name: true } }),
  ]);
  const name = account?.name ?? order?.name;
  return name === undefined ? null : { email, name, accountSince: account?.createdAt.toISOString() ?? null };
}
