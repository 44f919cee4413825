import Link from "next/link";
import { ProductPicture } from "@/components/picture/product-picture";
import { cx } from "@/components/ui/cx";
import type { ProductPage } from "@/lib/shop/catalog/product-page";
import type { ProductVariant } from "@/lib/shop/catalog/variants";

/** Where a picture is shown large, with what is chosen kept. */
function addressOf(slug: string, variant: ProductVariant | null, picture: number): string {
  const params = new URLSearchParams();
  if (variant) params.set("variant", variant.sku);
  params.set("picture", String(picture));
  return `/products/${slug}?${params}`;
}

/** A product's pictures: one large, that of what is chosen or the one asked for, and the others below to choose from. */
export function ProductGallery({
  product,
  variant,
  picture,
}: {
  product: ProductPage;
  variant: ProductVariant | null;
  picture: number | null;
}) {
  const { name, slug, image, gallery } = product;
  const pictures = [
    ...new Set([image, ...gallery, ...product.options.variants.map((one) => one.image)]),
  ].filter((one) => one !== "");
  const chosen = picture === null ? undefined : pictures[picture - 1];
  const large = chosen ?? (variant?.image || image);
  return (
    <div className="space-y-3 md:sticky md:top-8">
      <ProductPicture image={large} alt={name} size={800} eager className="rounded-lg" />
      {pictures.length > 1 && (
        <ul aria-label="Pictures" className="grid grid-cols-5 gap-2 sm:grid-cols-6">
          {pictures.map((one, i) => (
            <li key={one}>
              <Link
                href={addressOf(slug, variant, i + 1)}
                replace
                scroll={false}
                aria-current={one === large ? "true" : undefined}
                className={cx(
                  "block rounded-md",
                  one === large && "ring-2 ring-ink ring-offset-2 ring-offset-surface",
                )}
              >
                <ProductPicture image={one} alt={`Picture ${i + 1}`} size={120} className="rounded-md" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
