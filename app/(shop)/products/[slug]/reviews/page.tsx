import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SmallProduct } from "@/components/product/small-product";
import { Distribution } from "@/components/reviews/distribution";
import { ReviewForm } from "@/components/reviews/review-form";
import { ReviewText } from "@/components/reviews/review-text";
import { AwayState } from "@/components/ui/away-state";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { parsePage } from "@/lib/shop/catalog/listing-schema";
import { getProductPage } from "@/lib/shop/catalog/queries";
import { getReviewPage } from "@/lib/shop/reviews/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { paginationWords } from "@/lib/words/pagination";
import { productWords } from "@/lib/words/product";
import { reviewsWords } from "@/lib/words/reviews";

type Props = PageProps<"/products/[slug]/reviews">;

const pathOf = (slug: string, page = 1) => `/products/${slug}/reviews${page > 1 ? `?page=${page}` : ""}`;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const product = await getProductPage((await params).slug);
  if (!product) return { title: (await getWords(productWords)).say("notFoundTitle") };
  const { id, name, slug } = product;
  const asked = parsePage(await searchParams);
  const [{ say }, found] = await Promise.all([
    getWords(reviewsWords),
    readUnlessAway(() => getReviewPage(id, asked)),
  ]);
  const page = found?.page ?? 1;
  return {
    title: page > 1 ? say("page", { name, page }) : say("of", { name }),
    alternates: { canonical: pathOf(slug, page) },
  };
}

export default async function ReviewsPage({ params, searchParams }: Props) {
  const product = await getProductPage((await params).slug);
  if (!product) notFound();
  const { id, name, slug, categories } = product;
  const asked = parsePage(await searchParams);
  const [found, { say }, products, pages] = await Promise.all([
    readUnlessAway(() => getReviewPage(id, asked)),
    getWords(reviewsWords),
    getWords(productWords),
    getWords(paginationWords),
  ]);
  if (!found) return <AwayState title={say("away")} href={pathOf(slug, asked)} />;
  const { rating, reviews, page, pageCount } = found;
  const trail = categories.map((one) => ({ label: one.name, href: `/category/${one.path}` }));
  return (
    <Container className="space-y-8 pt-6">
      <Breadcrumbs
        label={products.say("way")}
        crumbs={[
          { label: products.say("shop"), href: "/" },
          ...trail,
          { label: name, href: `/products/${slug}` },
          { label: say("title") },
        ]}
      />
      <PageHeading title={say("of", { name })} />
      <div className="grid gap-x-14 gap-y-12 md:grid-cols-[16rem_minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="space-y-6">
          <SmallProduct product={product} />
          {rating.count > 0 && <Distribution rating={rating} />}
        </div>
        <div className="space-y-12">
          <div className="divide-y divide-line">
            {reviews.length === 0 ? (
              <p className="text-muted">{say("none")}</p>
            ) : (
              reviews.map((review) => <ReviewText key={review.id} review={review} />)
            )}
          </div>
          <Pagination page={page} pageCount={pageCount} hrefFor={(one) => pathOf(slug, one)} words={pages} />
          <section id="write" aria-labelledby="write-heading" className="max-w-xl space-y-4 scroll-mt-6">
            <h2 id="write-heading" className="text-xl font-medium">
              {say("write")}
            </h2>
            <ReviewForm product={id} name={name} />
          </section>
        </div>
      </div>
    </Container>
  );
}
