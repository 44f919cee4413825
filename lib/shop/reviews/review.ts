/** What somebody has said of a product, as its page shows it. */
export interface Review {
  id: string;
  /** 1 to 5. */
  stars: number;
  title: string;
  body: string;
  name: string;
  /** Whether the shop has sold it to them. */
  isVerified: boolean;
  /** ISO 8601. */
  at: string;
}

/** All published reviews of a product in figures. */
export interface Rating {
  count: number;
  /** Mean of the stars, to a tenth; 0 where there is none. */
  mean: number;
  /** How many gave one star, two … five. */
  byStars: readonly number[];
}

export interface ProductReviews {
  rating: Rating;
  /** The newest. */
  newest: Review[];
}

/** One page of all of them, the newest first. */
export interface ReviewPage {
  rating: Rating;
  reviews: Review[];
  /** From 1; the last one where a later one was asked for. */
  page: number;
  pageCount: number;
}

export const NO_REVIEWS: ProductReviews = {
  rating: { count: 0, mean: 0, byStars: [0, 0, 0, 0, 0] },
  newest: [],
};

/** Figures of how many reviews gave one star, two … five. */
export function rate(byStars: readonly number[]): Rating {
  const count = byStars.reduce((sum, many) => sum + many, 0);
  const sum = byStars.reduce((total, many, i) => total + many * (i + 1), 0);
  return { count, mean: count === 0 ? 0 : Math.round((10 * sum) / count) / 10, byStars };
}
