import { ButtonLink } from "@/components/ui/button-link";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ProductReviews } from "@/lib/shop/reviews/review";
import { getWords } from "@/lib/shop/settings/current-language";
import { reviewsWords } from "@/lib/words/reviews";
import { Distribution } from "./distribution";
import { ReviewText } from "./review-text";

/** What shoppers say of a product: all of it in figures, the newest in words, and the way to the rest and to say something. */
export async function Reviews({
  slug,
  reviews: { rating, newest },
}: {
  slug: string;
  reviews: ProductReviews;
}) {
  const { say } = await getWords(reviewsWords);
  const all = `/products/${slug}/reviews`;
  return (
    <section aria-labelledby="reviews" className="space-y-6">
      <SectionHeading
        id="reviews"
        title={say("title")}
        href={rating.count > newest.length ? all : undefined}
        linkLabel={say("seeAll", { count: rating.count })}
      />
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-[16rem_minmax(0,1fr)]">
        <div className="space-y-6">
          {rating.count > 0 && <Distribution rating={rating} />}
          <ButtonLink href={`${all}#write`} variant="secondary">
            {say("write")}
          </ButtonLink>
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
