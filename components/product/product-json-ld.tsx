import { toDecimal } from "@/lib/shop/catalog/listing";
import type { ProductPage } from "@/lib/shop/catalog/product-page";
import type { Rating } from "@/lib/shop/reviews/review";
import { getWords } from "@/lib/shop/settings/current-language";
import { productWords } from "@/lib/words/product";

function offersOf({ options, price, inStock }: ProductPage, address: string) {
  const offer = {
    "@type": "Offer",
    url: address,
    price: toDecimal(price.amount, price.currency),
    priceCurrency: price.currency,
    availability: `https://schema.org/${inStock ? "InStock" : "OutOfStock"}`,
    itemCondition: "https://schema.org/NewCondition",
  };
  const prices = options.variants.map((variant) => variant.price.amount);
  if (prices.length < 2) return offer;
  return {
    "@type": "AggregateOffer",
    url: address,
    lowPrice: toDecimal(Math.min(...prices), price.currency),
    highPrice: toDecimal(Math.max(...prices), price.currency),
    offerCount: prices.length,
    priceCurrency: price.currency,
    availability: offer.availability,
  };
}

function ratingOf({ count, mean }: Rating) {
  if (count === 0) return {};
  return { aggregateRating: { "@type": "AggregateRating", ratingValue: mean, reviewCount: count } };
}

/** What search engines read of a product and of where it is (schema.org). */
export async function ProductJsonLd({
  product,
  rating,
  origin,
}: {
  product: ProductPage;
  rating: Rating;
  /** `https://shop.example`: addresses in it have to be whole. */
  origin: string;
}) {
  const { name, slug, sku, description, image, gallery, brand, categories } = product;
  const whole = (address: string) => new URL(address, origin).href;
  const address = whole(`/products/${encodeURIComponent(slug)}`);
  const crumbs = [
    { name: (await getWords(productWords)).say("shop"), item: whole("/") },
    ...categories.map((one) => ({ name: one.name, item: whole(`/category/${encodeURI(one.path)}`) })),
    // The page itself.
    { name },
  ];
  const data = {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Product",
        name,
        sku,
        description: description || undefined,
        image: [image, ...gallery].filter(Boolean).map(whole),
        category: categories.map((one) => one.name).join(" > "),
        brand: brand ? { "@type": "Brand", name: brand } : undefined,
        offers: offersOf(product, address),
        ...ratingOf(rating),
      },
      {
        "@type": "BreadcrumbList",
        itemListElement: crumbs.map((crumb, i) => ({ "@type": "ListItem", position: i + 1, ...crumb })),
      },
    ],
  };
  // A "<" in a name could end the element.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
