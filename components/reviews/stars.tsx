import type { CSSProperties } from "react";
import { cx } from "@/components/ui/cx";

/** One to five stars, the last one perhaps in part. Read as words. */
export function Stars({ stars, className }: { stars: number; className?: string }) {
  const style: CSSProperties & { "--filled": string } = { "--filled": `${(stars / 5) * 100}%` };
  return (
    <span
      role="img"
      aria-label={`${stars} of 5 stars`}
      className={cx("stars shrink-0", className)}
      style={style}
    />
  );
}
