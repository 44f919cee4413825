import { Link } from "@/components/ui/link";
import { ProductPicture } from "@/components/picture/product-picture";
import { Price } from "@/components/ui/price";
import type { ShownProduct } from "@/lib/shop/catalog/product-card";

/** A product in a line: its picture, what it is called and what it costs. */
export function SmallProduct({ product }: { product: ShownProduct }) {
  const { slug, name, image, price, priceFrom, compareAt } = product;
  return (
    <Link href={`/products/${slug}`} className="group flex items-center gap-4 py-2.5">
      <ProductPicture image={image} size={64} className="size-16 shrink-0 rounded-md" />
      <span className="min-w-0 grow text-sm group-hover:underline">{name}</span>
      <Price price={price} compareAt={compareAt} from={priceFrom} className="shrink-0 text-sm" />
    </Link>
  );
}
