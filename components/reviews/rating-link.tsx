import type { Rating } from "@/lib/shop/reviews/review";
import { Stars } from "./stars";

/** What reviews come to, beside the name of a product; leads to them. */
export function RatingLink({ rating: { count, mean } }: { rating: Rating }) {
  if (count === 0) return null;
  return (
    <p className="mt-3">
      <a href="#reviews" className="inline-flex items-center gap-2 text-sm hover:underline">
        <Stars stars={mean} />
        <span className="text-muted tabular-nums">
          {mean} ({count === 1 ? "1 review" : `${count} reviews`})
        </span>
      </a>
    </p>
  );
}
