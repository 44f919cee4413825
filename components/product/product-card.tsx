import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { LinkPending } from "@/components/ui/link-pending";
import { Price } from "@/components/ui/price";
import type { ShownProduct as Product } from "@/lib/shop/catalog/product-card";
import { ProductPicture } from "@/components/picture/product-picture";

/** Per cent off from which on a reduction is pointed out. */
const WORTH_SAYING = 5;

/** Whole per cent off the former price; 0 when the product is not reduced. */
function reductionOf({ price, compareAt }: Product): number {
  if (compareAt === null || compareAt.amount <= price.amount) return 0;
  return Math.round((1 - price.amount / compareAt.amount) * 100);
}

/**
 * A product in a grid or a rail. The whole card is one link, named by the product. Its height only depends on its width:
 * there is room for two lines of the name whether it needs them or not.
 */
export function ProductCard({
  product,
  level = 3,
  eager = false,
  note,
  onFollow,
}: {
  product: Product;
  level?: 2 | 3;
  /** Above the fold: its picture loads at once. */
  eager?: boolean;
  /** A line below: why it is here. */
  note?: ReactNode;
  /** Called when its link is followed, from client components. */
  onFollow?: (product: Product) => void;
}) {
  const Heading = `h${level}` as const;
  const reduction = reductionOf(product);
  const follow = onFollow && (() => onFollow(product));
  return (
    <article className="group relative">
      <div className="relative">
        <ProductPicture image={product.image} eager={eager} className="card-picture" />
        <div className="absolute top-2.5 left-2.5 flex gap-1.5">
          {!product.inStock && <Badge>Sold out</Badge>}
          {product.inStock && reduction >= WORTH_SAYING && <Badge tone="negative">−{reduction} %</Badge>}
        </div>
      </div>
      <div className="mt-3 min-h-21 text-sm">
        <p className="truncate text-muted">{product.brand || "\u00a0"}</p>
        <Heading className="line-clamp-2 text-pretty">
          <Link href={`/products/${product.slug}`} onClick={follow} onAuxClick={follow} className="card-link">
            {product.name}
            <LinkPending />
          </Link>
        </Heading>
        <div className="mt-1 flex font-medium">
          <Price price={product.price} compareAt={product.compareAt} from={product.priceFrom} />
        </div>
      </div>
      {note}
    </article>
  );
}
