import type { ProductPage } from "@/lib/shop/catalog/product-page";
import type { ProductVariant } from "@/lib/shop/catalog/variants";
import { type PictureView, viewsOf } from "@/lib/data/pictures/views";
import { getWords } from "@/lib/shop/settings/current-language";
import { productWords } from "@/lib/words/product";
import { GalleryView } from "./gallery-view";

/** Where a picture is shown large, with what is chosen kept. */
function addressOf(slug: string, variant: ProductVariant | null, picture: number): string {
  const params = new URLSearchParams();
  if (variant) params.set("variant", variant.sku);
  params.set("picture", String(picture));
  return `/products/${slug}?${params}`;
}

/** Every picture of a product once: its own ones, else the views there are of the one that is drawn; then its variants'. */
function picturesOf({ image, gallery, options }: ProductPage): PictureView[] {
  const own = [image, ...gallery].filter((one) => one !== "");
  const first = own.length === 1 ? viewsOf(image) : own.map((one) => ({ image: one, view: undefined }));
  const known = new Set(first.map((one) => one.image));
  const others = new Set(options.variants.map((one) => one.image).filter((one) => one && !known.has(one)));
  return [...first, ...[...others].map((one) => ({ image: one, view: undefined }))];
}

/** A product's pictures: one large, that of what is chosen or the one asked for, and the others below to choose from. */
export async function ProductGallery({
  product,
  variant,
  picture,
}: {
  product: ProductPage;
  variant: ProductVariant | null;
  picture: number | null;
}) {
  const { name, slug, image } = product;
  const { say } = await getWords(productWords);
  const pictures = picturesOf(product);
  const wanted = pictures[(picture ?? 0) - 1]?.image ?? (variant?.image || image);
  const shown = Math.max(
    0,
    pictures.findIndex((one) => one.image === wanted),
  );
  return (
    <GalleryView
      key={`${variant?.sku ?? ""} ${picture ?? ""}`}
      name={name}
      shown={shown}
      isLow={(variant ?? product).stock === 0}
      pictures={pictures.map((one, i) => ({
        image: one.image,
        alt: one.view ? say(one.view, { name }) : name,
        href: addressOf(slug, variant, i + 1),
      }))}
    />
  );
}
