import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { ProductPicture } from "@/components/picture/product-picture";
import { cx } from "@/components/ui/cx";

/** One line of a cart or an order: the picture and the product's name, and beside them whatever the page has to say of it. */
export function LineProduct({
  name,
  slug,
  variant,
  image,
  size = "md",
  children,
}: {
  name: string;
  /** null: the shop has no page of it any more. */
  slug: string | null;
  /** The code of what was chosen of a product with options. */
  variant?: string | null;
  image: string;
  size?: "sm" | "md";
  children?: ReactNode;
}) {
  const href = slug && `/products/${slug}${variant ? `?variant=${encodeURIComponent(variant)}` : ""}`;
  const box = size === "sm" ? "size-16" : "size-20 sm:size-28";
  const picture = <ProductPicture image={image} size={224} className={cx("rounded-md", box)} />;
  return (
    <div className="flex gap-4">
      {href ? (
        // The name beside it is a link to the same place.
        <Link href={href} tabIndex={-1} aria-hidden="true" className="shrink-0">
          {picture}
        </Link>
      ) : (
        <div className="shrink-0">{picture}</div>
      )}
      <div className="min-w-0 grow">
        {href ? (
          <Link href={href} className="font-medium break-words hover:underline">
            {name}
          </Link>
        ) : (
          <p className="font-medium break-words">{name}</p>
        )}
        {children}
      </div>
    </div>
  );
}
