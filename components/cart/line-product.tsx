import Link from "next/link";
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
  slug: string;
  /** The code of what was chosen of a product with options. */
  variant?: string | null;
  image: string;
  size?: "sm" | "md";
  children?: ReactNode;
}) {
  const href = `/products/${slug}${variant ? `?variant=${encodeURIComponent(variant)}` : ""}`;
  const box = size === "sm" ? "size-16" : "size-20 sm:size-28";
  return (
    <div className="flex gap-4">
      {/* The name beside it is a link to the same place. */}
      <Link href={href} tabIndex={-1} aria-hidden="true" className="shrink-0">
        <ProductPicture image={image} size={224} className={cx("rounded-md", box)} />
      </Link>
      <div className="min-w-0 grow">
        <Link href={href} className="font-medium break-words hover:underline">
          {name}
        </Link>
        {children}
      </div>
    </div>
  );
}
