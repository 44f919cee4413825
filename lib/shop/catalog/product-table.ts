import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import type { TableRows, TableState, TableWindow } from "@/lib/platform/table-query";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { LOW_STOCK } from "./product-filters";
import type { ProductStatus } from "./product-status";

/** A product in the merchant's list. */
export interface ProductLine {
  /** Public id. */
  id: string;
  number: number;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  category: string;
  price: Money;
  compareAt: Money | null;
  stock: number;
  status: ProductStatus;
  image: string;
  variants: number;
  /** ISO 8601. */
  updatedAt: string;
}

const STOCK: Readonly<Record<string, Prisma.IntFilter>> = {
  in: { gt: 0 },
  out: { equals: 0 },
  low: { gt: 0, lte: LOW_STOCK },
};

async function categoriesBelow(id: number): Promise<number[]> {
  const top = await getDb().category.findUnique({ where: { id }, select: { path: true } });
  if (!top) return [];
  const below = await getDb().category.findMany({
    where: { OR: [{ id }, { path: { startsWith: `${top.path}/` } }] },
    select: { id: true },
  });
  return below.map((one) => one.id);
}

/** The products that the filters of the list leave. Archived ones are there only when they are asked for. */
export async function productFilter(filters: TableState["filters"]): Promise<Prisma.ProductWhereInput> {
  const { q, category, status, stock } = filters;
  const contains = { contains: q, mode: "insensitive" } as const;
  const inside = category !== undefined && /^\d{1,9}$/.test(category) ? Number(category) : undefined;
  return {
    OR:
      q === undefined
        ? undefined
        : [
            { name: contains },
            { sku: contains },
            { brand: contains },
            { variants: { some: { sku: contains } } },
          ],
    categoryId: inside === undefined ? undefined : { in: await categoriesBelow(inside) },
    status: status === undefined ? { not: "archived" } : (status as ProductStatus),
    stock: stock === undefined ? undefined : STOCK[stock],
  };
}

const ORDERS: Readonly<Record<string, keyof Prisma.ProductOrderByWithRelationInput>> = {
  price: "priceAmount",
};

/** The shop's products, hidden ones included, as filtered. Throws AppError unauthenticated or forbidden. */
export async function listProductLines(
  actor: Actor,
  { sort, filters }: TableState,
  { skip, take }: TableWindow,
): Promise<TableRows<ProductLine>> {
  requireRight(actor, "catalog:read");
  const where = await productFilter(filters);
  const order = sort.down ? "desc" : "asc";
  const [rows, total] = await Promise.all([
    getDb().product.findMany({
      where,
      skip,
      take,
      orderBy: [{ [ORDERS[sort.by] ?? sort.by]: order }, { id: "asc" }],
      select: {
        id: true,
        sku: true,
        slug: true,
        name: true,
        brand: true,
        category: { select: { name: true } },
        priceAmount: true,
        compareAtAmount: true,
        currency: true,
        stock: true,
        status: true,
        image: true,
        updatedAt: true,
        _count: { select: { variants: true } },
      },
    }),
    getDb().product.count({ where }),
  ]);
  return {
    rows: rows.map(({ id, category, priceAmount, compareAtAmount, currency, updatedAt, _count, ...row }) => ({
      ...row,
      id: toPublicProductId(id),
      number: id,
      category: category.name,
      price: { amount: priceAmount, currency },
      compareAt: compareAtAmount === null ? null : { amount: compareAtAmount, currency },
      variants: _count.variants,
      updatedAt: updatedAt.toISOString(),
    })),
    total,
  };
}
