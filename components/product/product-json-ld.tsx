import type { ProductPage } from "@/lib/shop/catalog/product-page";
import { toDecimal } from "@/lib/shop/catalog/listing";

/** What search engines read of a product (schema.org). */
export function ProductJsonLd({ product }: { product: ProductPage }) {
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.name,
    sku: product.sku,
    description: product.description || undefined,
    image: product.image,
    category: product.categories.map(({ name }) => name).join(" > "),
    brand: product.brand ? { "@type": "Brand", name: product.brand } : undefined,
    offers: {
      "@type": "Offer",
      price: toDecimal(product.price.amount, product.price.currency),
      priceCurrency: product.price.currency,
      availability: `https://schema.org/${product.inStock ? "InStock" : "OutOfStock"}`,
    },
  };
  // A "<" in a name could end the element.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
