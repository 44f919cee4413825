import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { PRODUCT_COLUMNS, type ProductRow, toCatalogProduct } from "@/lib/shop/catalog/product-row";
import type { PromoTerms } from "@/lib/shop/promos/promo-math";
import { describeChoice } from "@/lib/shop/catalog/variants";
import { type Cart, type CartEntry, toCart } from "./cart";
import { shippingRuleFor } from "./shipping";

interface Row extends ProductRow {
  available: number;
  quantity: number;
  option_names: string[];
  variant_sku: string | null;
  variant_values: string[] | null;
  variant_price: number | null;
  variant_compare_at: number | null;
  variant_image: string | null;
  promo: PromoTerms | null;
}

/**
 * Pieces that a checkout of the same shopper keeps are theirs to order still. By hand: every page asks for it, and Prisma would read
 * cart, lines and products one after the other.
 */
const CART_SQL = `
  select ${PRODUCT_COLUMNS}, i.quantity, p.option_names, v.sku as variant_sku, v.option_values as variant_values,
         v.price_amount as variant_price, v.compare_at_amount as variant_compare_at, v.image as variant_image,
         case when r.id is not null then json_build_object('code', r.code, 'kind', r.kind, 'value', r.value,
                                                           'currency', r.currency, 'minimum', r.minimum) end as promo,
         case when p.status <> 'active' then 0
              when i.variant_id > 0 then
                case when v.status = 'active' then greatest(v.stock, 0) + held.pieces else 0 end
              -- What is only sold in one of its forms by now has to be chosen anew.
              when cardinality(p.option_names) > 0 then 0
              else greatest(p.stock, 0) + held.pieces end as available
    from carts c
    join cart_items i on i.cart_id = c.id
    join products p on p.id = i.product_id
    left join product_variants v on v.id = i.variant_id and v.product_id = p.id
    left join promos r on r.code = c.promo_code and r.active
              and coalesce(r.starts_at <= now(), true) and coalesce(r.ends_at > now(), true)
    cross join lateral (
      select coalesce(sum(l.quantity), 0)::int as pieces
        from checkouts k join checkout_lines l on l.checkout_id = k.id
       where k.shopper_id = c.shopper_id and k.state = 'open'
         and l.product_id = i.product_id and l.variant_id = i.variant_id) held
   where c.shopper_id = $1
   order by i.added_at, p.id, i.variant_id`;

function toEntry(row: Row): CartEntry {
  const { quantity, available, currency } = row;
  const product = { ...toCatalogProduct(row), stock: available };
  if (row.variant_sku === null) return { product: toProductCard(product), quantity, available };
  const label = describeChoice(row.option_names, row.variant_values ?? []);
  const before = row.variant_compare_at;
  const chosen = {
    ...product,
    variants: [],
    price: { amount: row.variant_price ?? product.price.amount, currency },
    priceFrom: false,
    compareAt: before === null ? null : { amount: before, currency },
    image: row.variant_image || product.image,
  };
  return { product: toProductCard(chosen), variant: { sku: row.variant_sku, label }, quantity, available };
}

/**
 * What lies in the shopper's cart, at today's prices, in the order it was put there.
 *
 * @param on the connection of the transaction it belongs to
 */
export async function getCart(
  shopperId: string | null,
  on: pg.Pool | pg.ClientBase = getPool(),
): Promise<Cart> {
  if (shopperId === null) return toCart([], shippingRuleFor);
  const { rows } = await on.query<Row>({ name: "cart", text: CART_SQL, values: [shopperId] });
  return toCart(rows.map(toEntry), shippingRuleFor, rows[0]?.promo ?? null);
}
