import { cx } from "@/components/ui/cx";

/**
 * A product's square picture on a tile that is there before it. The name always stands beside it, so it has no
 * description of its own unless `alt` says more.
 */
export function ProductPicture({
  image,
  alt = "",
  size = 480,
  eager = false,
  className,
}: {
  image: string;
  alt?: string;
  /** Width and height in pixels; only the proportion matters to the layout. */
  size?: number;
  /** Shown at once: above the fold. */
  eager?: boolean;
  className?: string;
}) {
  return (
    <span className={cx("picture", className)}>
      {image !== "" && (
        <img
          src={image}
          alt={alt}
          width={size}
          height={size}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
        />
      )}
    </span>
  );
}
