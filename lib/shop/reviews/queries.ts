import "server-only";
import { cache } from "react";
import { getDb, getPool } from "@/lib/platform/db/client";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { TableRows, TableState, TableWindow } from "@/lib/platform/table-query";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { NO_REVIEWS, type ProductReviews, rate, type Review } from "./review";
import type { ReviewState } from "./review-table";

/** As many as a product's page shows. */
const NEWEST = 20;

const SHOWN = {
  id: true,
  stars: true,
  title: true,
  body: true,
  name: true,
  isVerified: true,
  createdAt: true,
} as const;

function toReview({ createdAt, ...row }: Omit<Review, "at"> & { createdAt: Date }): Review {
  return { ...row, at: createdAt.toISOString() };
}

/** What has been published of a product, by its public id; nothing while the database is away. Read once per page. */
export const getProductReviews = cache(async (publicId: string): Promise<ProductReviews> => {
  const productId = parsePublicProductId(publicId);
  if (productId === null) return NO_REVIEWS;
  try {
    return await readProductReviews(productId);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return NO_REVIEWS;
  }
});

async function readProductReviews(productId: number): Promise<ProductReviews> {
  const { rows } = await getPool().query<{ stars: number; count: number }>(
    "select stars, count(*)::int as count from reviews where product_id = $1 and state = 'published' group by stars",
    [productId],
  );
  if (rows.length === 0) return NO_REVIEWS;
  const byStars = [1, 2, 3, 4, 5].map((stars) => rows.find((row) => row.stars === stars)?.count ?? 0);
  const newest = await getDb().review.findMany({
    where: { productId, state: "published" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NEWEST,
    select: SHOWN,
  });
  return { rating: rate(byStars), newest: newest.map(toReview) };
}

/** A review as the staff sees it. */
export interface StaffReview extends Review {
  state: ReviewState;
  product: { name: string; slug: string };
  decidedBy: string | null;
}

/** The shop's reviews, as filtered. Throws AppError unauthenticated or forbidden. */
export async function listReviews(
  actor: Actor,
  { sort, filters }: TableState,
  { skip, take }: TableWindow,
): Promise<TableRows<StaffReview>> {
  requireRight(actor, "catalog:read");
  const { q, state, stars } = filters;
  const contains = { contains: q, mode: "insensitive" } as const;
  const where = {
    state: state as StaffReview["state"] | undefined,
    stars: stars === undefined ? undefined : Number(stars),
    OR:
      q === undefined
        ? undefined
        : [{ title: contains }, { body: contains }, { product: { name: contains } }],
  };
  const by = sort.by === "stars" ? "stars" : "createdAt";
  const [rows, total] = await Promise.all([
    getDb().review.findMany({
      where,
      skip,
      take,
      orderBy: [{ [by]: sort.down ? "desc" : "asc" }, { id: "desc" }],
      select: { ...SHOWN, state: true, decidedBy: true, product: { select: { name: true, slug: true } } },
    }),
    getDb().review.count({ where }),
  ]);
  return {
    rows: rows.map(({ state: now, decidedBy, product, ...row }) => ({
      ...toReview(row),
      state: now,
      decidedBy,
      product,
    })),
    total,
  };
}
