import type { Pool } from "pg";
import type { TableSource } from "@/lib/platform/files/table-source";
import { decimalsOf } from "@/lib/platform/money";
import { COLUMNS, type TableExport } from "./columns";

export interface ExportOptions {
  /** Only what has come in or changed since. */
  since?: Date | undefined;
}

/** SQL for `amount` in major units, with as many decimals as its currency has. */
function decimal(amount: string, currencies: readonly string[], currency = "currency"): string {
  const cases = currencies
    .map((code) => `when '${code}' then round(${amount} / ${10 ** decimalsOf(code)}.0, ${decimalsOf(code)})`)
    .join(" ");
  return cases === "" ? `${amount}::numeric` : `case ${currency} ${cases} end`;
}

const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const iso = (value: string) => `to_char(${value} at time zone 'UTC', ${TIME})`;

/** `COPY` takes no parameters: the time is written by us, from a date, and holds digits and signs alone. */
const sinceWas = (time: string, { since }: ExportOptions): string =>
  since === undefined ? "true" : `${time} >= '${since.toISOString()}'::timestamptz`;

async function readCurrencies(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ currency: string }>(
    "select currency from products union select currency from orders union select distinct currency from interactions",
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
function catalogQuery(currencies: readonly string[], options: ExportOptions): string {
  return `with recursive tree as (
      select id, name as path from categories where parent_id is null
      union all select c.id, tree.path || ' > ' || c.name from categories c join tree on c.parent_id = tree.id)
    select sku, name, ${decimal("price_amount", currencies)} as price,
      coalesce(nullif(description_html, ''), description) as description, brand, tree.path as category,
      ${decimal("compare_at_amount", currencies)} as "compareAt", currency, stock, image, status::text,
      ${iso("created_at")} as "createdAt", ${decimal("cost_amount", currencies)} as cost,
      case when cardinality(gallery) > 0 then to_json(gallery) end as gallery,
      case when attributes <> '{}' then attributes end as attributes,
      case when cardinality(option_names) > 0 then to_json(option_names) end as options,
      case when cardinality(option_names) > 0 then ${variantList(currencies)} end as variants
    from products join tree on tree.id = category_id where ${sinceWas("updated_at", options)} order by products.id`;
}

/** Of people alone; an import may have brought what is older than it was received. */
function interactionsQuery(currencies: readonly string[], options: ExportOptions): string {
  return `select i.id, i.shopper_id as shopper, p.sku as product, i.kind::text, i.value, ${iso("i.at")} as at,
      i.list_id as list, ${decimal("i.unit_amount", currencies, "i.currency")} as price, i.currency, i.order_ref as "order"
    from interactions i join products p on p.id = i.product_id
    where i.lane = 'person' and ${sinceWas("i.received_at", options)} order by i.at, i.id`;
}

/** The codes of a list's products, in their order; null for one that is no longer there. */
const ITEMS = `(select json_agg(p.sku order by item.place)
    from unnest(l.items) with ordinality item(id, place) left join products p on p.id = item.id)`;

const listsQuery = (options: ExportOptions): string => `
  select l.id, l.placement, l.strategy, l.model_version as model, l.rung, l.experiment, l.variant, l.shopper_id as shopper,
      ${ITEMS} as items, ${iso("l.served_at")} as "servedAt", ${iso("l.impressed_at")} as "impressedAt", l.device,
      l.is_new as "isNew", l.held, l.variant_share as "variantShare",
      case when cardinality(l.propensities) > 0 then to_json(l.propensities) end as propensities,
      case when cardinality(l.teams) > 0 then to_json(l.teams) end as teams
    from shown_lists l
    where l.lane = 'person' and ${sinceWas("coalesce(l.impressed_at, l.served_at)", options)} order by l.served_at, l.id`;

const clicksQuery = (options: ExportOptions): string => `
  select c.id, c.list_id as list, l.placement, l.shopper_id as shopper, p.sku as product, c.position, ${iso("c.at")} as at
    from clicks c join shown_lists l on l.id = c.list_id left join products p on p.id = c.product_id
    where c.lane = 'person' and ${sinceWas("c.at", options)} order by c.at, c.id`;

/** One row per order line, with how many of its pieces were refunded. Neither name, e-mail nor address: a file of those should not come about by the way. */
function ordersQuery(currencies: readonly string[], options: ExportOptions): string {
  return `select o.number as "order", ${iso("o.created_at")} as at, o.status::text, o.shopper_id as shopper, p.sku as product,
      i.name, i.quantity, ${decimal("i.unit_amount", currencies)} as price, currency,
      ${decimal("o.total_amount", currencies)} as "orderTotal", ${iso("o.closed_at")} as "closedAt", i.list_id as list,
      i.refunded, ${decimal("o.refunded_amount", currencies)} as "orderRefunded", ${iso("o.refunded_at")} as "refundedAt"
    from orders o join order_items i on i.order_id = o.id
    join (select id, sku from products) p on p.id = i.product_id
    where ${sinceWas("greatest(o.created_at, o.paid_at, o.shipped_at, o.refunded_at, o.closed_at)", options)} order by o.number, i.id`;
}

/** What the versions are and how they were measured; the live one itself is `export model`. */
const modelsQuery = (options: ExportOptions): string => `
  select m.id, m.algorithm, m.parameters, m.metrics, m.snapshot_hash as "snapshotHash", ${iso("m.created_at")} as "createdAt",
      (select json_agg(a.alias order by a.alias) from model_aliases a where a.model_version_id = m.id) as aliases,
      f.sha256 as sha256, octet_length(f.bytes) as bytes
    from model_versions m left join model_artifacts f on f.model_version_id = m.id
    where ${sinceWas("m.created_at", options)} order by m.created_at, m.id`;

function queryOf(what: TableExport, currencies: readonly string[], options: ExportOptions): string {
  switch (what) {
    case "catalog":
      return catalogQuery(currencies, options);
    case "interactions":
      return interactionsQuery(currencies, options);
    case "lists":
      return listsQuery(options);
    case "clicks":
      return clicksQuery(options);
    case "orders":
      return ordersQuery(currencies, options);
    case "models":
      return modelsQuery(options);
  }
}

/** The table behind an export; its columns are those the import of the same name takes, where there is one. */
export async function buildExport(
  pool: Pool,
  what: TableExport,
  options: ExportOptions = {},
): Promise<TableSource> {
  const columns = Object.entries(COLUMNS[what]).map(([name, type]) => ({ name, type }));
  return { query: queryOf(what, await readCurrencies(pool), options), columns };
}
