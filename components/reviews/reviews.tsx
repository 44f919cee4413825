import { BadgeCheck } from "lucide-react";
import { Day } from "@/components/ui/day";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ProductReviews, Rating, Review } from "@/lib/shop/reviews/review";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { reviewsWords } from "@/lib/words/reviews";
import { ReviewForm } from "./review-form";
import { Stars } from "./stars";

const FIVE_TO_ONE = [5, 4, 3, 2, 1];

/** How many gave how many stars. */
async function Distribution({ rating: { count, mean, byStars } }: { rating: Rating }) {
  const [{ say }, language] = await Promise.all([getWords(reviewsWords), getLanguage()]);
  return (
    <div>
      <p className="flex items-center gap-3">
        <span className="text-3xl font-medium tabular-nums">{mean.toLocaleString(language)}</span>
        <Stars stars={mean} label={say("ofFive", { stars: mean })} />
      </p>
      <p className="mt-1 text-sm text-muted">{say("all", { count })}</p>
      <dl className="mt-4 space-y-1.5 text-sm">
        {FIVE_TO_ONE.map((stars) => {
          const many = byStars[stars - 1] ?? 0;
          return (
            <div key={stars} className="flex items-center gap-3">
              <dt className="w-14 shrink-0">{say("stars", { count: stars })}</dt>
              <dd className="flex grow items-center gap-3">
                <span aria-hidden="true" className="h-2 grow overflow-hidden rounded-full bg-tile">
                  <span
                    className="block h-full bg-warning"
                    style={{ width: `${(100 * many) / Math.max(1, count)}%` }}
                  />
                </span>
                <span className="w-8 text-right text-muted tabular-nums">{many}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

async function ReviewText({ review }: { review: Review }) {
  const { say } = await getWords(reviewsWords);
  const { stars, title, body, name, isVerified, at } = review;
  return (
    <article className="space-y-2 py-6 first:pt-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars stars={stars} label={say("ofFive", { stars })} />
        {title && <strong className="font-medium break-words">{title}</strong>}
      </p>
      <p className="max-w-prose break-words whitespace-pre-line">{body}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <span className="break-all">{name}</span>
        <span aria-hidden="true">·</span>
        <Day at={new Date(at)} />
        {isVerified && (
          <span className="inline-flex items-center gap-1 text-positive">
            <BadgeCheck className="size-4" aria-hidden="true" /> {say("boughtHere")}
          </span>
        )}
      </p>
    </article>
  );
}

/** What shoppers say of a product, and where to say something of it. */
export async function Reviews({
  product,
  name,
  reviews: { rating, newest },
}: {
  product: string;
  name: string;
  reviews: ProductReviews;
}) {
  const { say } = await getWords(reviewsWords);
  return (
    <section aria-labelledby="reviews" className="space-y-6">
      <SectionHeading id="reviews" title={say("title")} />
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-[16rem_minmax(0,1fr)]">
        <div className="space-y-6">
          {rating.count > 0 && <Distribution rating={rating} />}
          <ReviewForm product={product} name={name} />
        </div>
        <div className="divide-y divide-line">
          {newest.length === 0 ? (
            <p className="text-muted">{say("none")}</p>
          ) : (
            newest.map((review) => <ReviewText key={review.id} review={review} />)
          )}
        </div>
      </div>
    </section>
  );
}
