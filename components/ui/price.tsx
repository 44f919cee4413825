import { formatMoney, type Money } from "@/lib/platform/money";
import { cx } from "./cx";

/** A price; the former one, when it was higher, stands struck through beside it. */
export function Price({
  price,
  compareAt = null,
  className,
}: {
  price: Money;
  compareAt?: Money | null;
  className?: string;
}) {
  const reduced = compareAt !== null && compareAt.amount > price.amount;
  return (
    <span className={cx("inline-flex flex-wrap items-baseline gap-x-2 tabular-nums", className)}>
      {reduced && <span className="sr-only">Now </span>}
      <span className={reduced ? "text-negative" : undefined}>{formatMoney(price)}</span>
      {reduced && (
        <>
          <span className="sr-only">, before </span>
          <s className="text-[0.875em] font-normal text-muted">{formatMoney(compareAt)}</s>
        </>
      )}
    </span>
  );
}
