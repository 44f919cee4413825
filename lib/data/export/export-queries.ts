import type { Pool } from "pg";
import { decimalsOf } from "@/lib/platform/money";

export const EXPORTS = ["catalog", "interactions", "orders"] as const;
export type TableExport = (typeof EXPORTS)[number];

/** SQL for `amount` in major units, with as many decimals as its currency has. */
function decimal(amount: string, currencies: readonly string[]): string {
  const cases = currencies
    .map((code) => `when '${code}' then round(${amount} / ${10 ** decimalsOf(code)}.0, ${decimalsOf(code)})`)
    .join(" ");
  return cases === "" ? `${amount}::numeric` : `case currency ${cases} end`;
}

const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const iso = (value: string) => `to_char(${value} at time zone 'UTC', ${TIME})`;

async function readCurrencies(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ currency: string }>(
    "select currency from products union select currency from orders",
  );
  return rows.map(({ currency }) => currency).filter((code) => /^[A-Z]{3}$/.test(code));
}

/** The variants of a product as the import of a catalog takes them: JSON, in a CSV as well. */
function variantList(currencies: readonly string[]): string {
  const money = (column: string) => decimal(`v.${column}`, currencies);
  return `(select json_agg(json_build_object('sku', v.sku, 'values', to_json(v.option_values),
      'price', ${money("price_amount")}, 'compareAt', ${money("compare_at_amount")}, 'cost', ${money("cost_amount")},
      'stock', v.stock, 'image', nullif(v.image, ''), 'status', v.status) order by v.position, v.id)
    from product_variants v where v.product_id = products.id)`;
}

/** Null instead of what is empty: the import then changes nothing. */
function catalogQuery(currencies: readonly string[]): string {
  return `with recursive tree as (
      select id, name as path from categories where parent_id is null
      union all select c.id, tree.path || ' > ' || c.name from categories c join tree on c.parent_id = tree.id)
    select sku, name, ${decimal("price_amount", currencies)} as price,
      coalesce(nullif(description_html, ''), description) as description, brand, tree.path as category,
      ${decimal("compare_at_amount", currencies)} as "compareAt", currency, stock, image, status,
      ${iso("created_at")} as "createdAt", ${decimal("cost_amount", currencies)} as cost,
      case when cardinality(gallery) > 0 then to_json(gallery) end as gallery,
      case when attributes <> '{}' then attributes end as attributes,
      case when cardinality(option_names) > 0 then to_json(option_names) end as options,
      case when cardinality(option_names) > 0 then ${variantList(currencies)} end as variants
    from products join tree on tree.id = category_id order by products.id`;
}

const INTERACTIONS = `select i.id, i.shopper_id as shopper, p.sku as product, i.kind, i.value, ${iso("i.at")} as at
  from interactions i join products p on p.id = i.product_id where i.lane = 'person' order by i.at, i.id`;

/** One row per order line. Neither name, e-mail nor address: a file of those should not come about by the way. */
function ordersQuery(currencies: readonly string[]): string {
  return `select o.number as "order", ${iso("o.created_at")} as at, o.status, o.shopper_id as shopper, p.sku as product,
      i.name, i.quantity, ${decimal("i.unit_amount", currencies)} as price, currency,
      ${decimal("o.total_amount", currencies)} as "orderTotal"
    from orders o join order_items i on i.order_id = o.id
    join (select id, sku from products) p on p.id = i.product_id order by o.number, i.id`;
}

/** The query behind an export; its columns are those the import of the same name takes. */
export async function buildExportQuery(pool: Pool, what: TableExport): Promise<string> {
  if (what === "interactions") return INTERACTIONS;
  const currencies = await readCurrencies(pool);
  return what === "catalog" ? catalogQuery(currencies) : ordersQuery(currencies);
}
