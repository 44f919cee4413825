import type { CSSProperties } from "react";
import { cx } from "@/components/ui/cx";

/** One to five stars, the last one perhaps in part. Read as words: `label`. */
export function Stars({
  stars,
  label = `${stars} of 5 stars`,
  className,
}: {
  stars: number;
  label?: string;
  className?: string;
}) {
  const style: CSSProperties & { "--filled": string } = { "--filled": `${(stars / 5) * 100}%` };
  return <span role="img" aria-label={label} className={cx("stars shrink-0", className)} style={style} />;
}
