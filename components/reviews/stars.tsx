import { Star } from "lucide-react";
import { cx } from "@/components/ui/cx";

const FIVE = [1, 2, 3, 4, 5];

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
  const row = (style: string) =>
    FIVE.map((place) => <Star key={place} className={cx("size-4 shrink-0", style)} aria-hidden="true" />);
  return (
    <span role="img" aria-label={label} className={cx("relative inline-flex", className)}>
      <span className="flex text-line-strong">{row("")}</span>
      <span
        className="absolute inset-y-0 left-0 flex overflow-hidden text-warning"
        style={{ width: `${(stars / 5) * 100}%` }}
      >
        {row("fill-current")}
      </span>
    </span>
  );
}
