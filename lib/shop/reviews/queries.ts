import "server-only";
import { cache } from "react";
import { getDb, getPool } from "@/lib/platform/db/client";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { parsePublicProductId } from "@/lib/platform/ids";
import type { TableRows, TableState, TableWindow } from "@/lib/platform/table-query";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { NO_REVIEWS, type ProductReviews, rate, type Rating, type Review, type ReviewPage } from "./review";
import type { ReviewState } from "./review-table";

/** As many as a product's page shows. */
const NEWEST = 3;
/** As many as stand on one page of all. */
const PER_PAGE = 20;

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
  const rating = await readRating(productId);
  if (rating.count === 0) return NO_REVIEWS;
  return { rating, newest: await readNewest(productId, { skip: 0, take: NEWEST }) };
}

async function readRating(productId: number): Promise<Rating> {
  const { rows } = await getPool().query<{ stars: number; count: number }>(
    "select stars, count(*)::int as count from reviews where product_id = $1 and state = 'published' group by stars",
    [productId],
  );
  return rate([1, 2, 3, 4, 5].map((stars) => rows.find((row) => row.stars === stars)?.count ?? 0));
}

async function readNewest(productId: number, window: TableWindow): Promise<Review[]> {
  const rows = await getDb().review.findMany({
    where: { productId, state: "published" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...window,
    select: SHOWN,
  });
  return rows.map(toReview);
}

/**
 * One page, from 1, of all that has been published of a product, by its public id. A later page than there is: the last. Read once
 * per page.
 */
export const getReviewPage = cache(async (publicId: string, asked: number): Promise<ReviewPage> => {
  const productId = parsePublicProductId(publicId);
  if (productId === null) return { rating: NO_REVIEWS.rating, reviews: [], page: 1, pageCount: 1 };
  const rating = await readRating(productId);
  const pageCount = Math.max(1, Math.ceil(rating.count / PER_PAGE));
  const page = Math.min(Math.max(asked, 1), pageCount);
  const reviews = await readNewest(productId, { skip: (page - 1) * PER_PAGE, take: PER_PAGE });
  return { rating, reviews, page, pageCount };
});

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
