import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductDetails } from "@/components/product/product-details";
import { ProductJsonLd } from "@/components/product/product-json-ld";
import { RecordView } from "@/components/product/record-view";
import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { BoughtTogether } from "@/components/recommendations/bought-together";
import { Rail } from "@/components/recommendations/rail";
import { Reviews } from "@/components/reviews/reviews";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { toOwnPiece } from "@/lib/shop/cart/set";
import { productRails } from "@/lib/recommender/serving/page-rails";
import { parseChoice } from "@/lib/shop/catalog/choice-params";
import { getProductPage } from "@/lib/shop/catalog/queries";
import { findVariant } from "@/lib/shop/catalog/variants";
import { formatMoney } from "@/lib/platform/money";
import { isForMany } from "@/lib/platform/http/own-rendering";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";
import { cardAddress } from "@/lib/shop/catalog/card-address";
import { getProductReviews } from "@/lib/shop/reviews/queries";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { productWords } from "@/lib/words/product";
import { DESCRIPTION_LENGTH, excerptOf } from "@/lib/platform/excerpt";
import { sentenceWords } from "@/lib/words/sentences";

type Props = PageProps<"/products/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [product, { say }] = await Promise.all([getProductPage((await params).slug), getWords(productWords)]);
  if (!product) return { title: say("notFoundTitle") };
  const { name, slug, description, price, image } = product;
  const said = {
    title: name,
    description:
      excerptOf(description, DESCRIPTION_LENGTH) ||
      say("nameAndPrice", { name, price: formatMoney(price, await getLanguage()) }),
    alternates: { canonical: `/products/${slug}` },
  };
  // What machines read stands where machines look: none of them is known to the shop.
  if (await isForMany()) return said;
  return {
    ...said,
    openGraph: { title: name, images: image ? [{ url: cardAddress(slug), width: 1200, height: 630 }] : [] },
    twitter: { card: "summary_large_image" },
  };
}

export default async function ProductPage({ params, searchParams }: Props) {
  const product = await getProductPage((await params).slug);
  if (!product) notFound();
  const { variant: sku, picture } = parseChoice(await searchParams);
  const variant = findVariant(product.options, sku);
  const [{ lists }, reviews, isForKnown, { say }, titles] = await Promise.all([
    loadPageLists(productRails(product.id)),
    getProductReviews(product.id),
    isForMany(),
    getWords(productWords),
    getWords(sentenceWords),
  ]);
  const trail = product.categories.map(({ name, path }) => ({ label: name, href: `/category/${path}` }));
  return (
    <Container className="space-y-6 pt-6 sm:space-y-8">
      <Breadcrumbs
        label={say("way")}
        crumbs={[{ label: say("shop"), href: "/" }, ...trail, { label: product.name }]}
      />
      <ProductDetails product={product} variant={variant} picture={picture} rating={reviews.rating} />
      <div className="space-y-12 pt-10 sm:space-y-16 sm:pt-16">
        <BoughtTogether
          key={product.id}
          lists={lists}
          own={toOwnPiece(product, variant)}
          currency={product.price.currency}
        />
        <Rail lists={lists} placement="product.similar" title={titles.say("similar-to-this")} />
        <Reviews slug={product.slug} reviews={reviews} />
      </div>
      <RecordView product={product.id} />
      {!isForKnown && (
        <ProductJsonLd product={product} rating={reviews.rating} origin={await readSiteOrigin()} />
      )}
    </Container>
  );
}
