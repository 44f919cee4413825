import { formatMoney, type Money } from "@/lib/platform/money";
import { cx } from "./cx";

/** A price; the former one, when it was higher, stands struck through beside it, and `From` before the lowest of several. */
export function Price({
  price,
  from = false,
  compareAt = null,
  className,
}: {
  price: Money;
  /** Whether other forms of the product cost more. */
  from?: boolean;
  compareAt?: Money | null;
  className?: string;
}) {
  const reduced = compareAt !== null && compareAt.amount > price.amount;
  return (
    <span className={cx("inline-flex flex-wrap items-baseline gap-x-2 tabular-nums", className)}>
      {reduced && <span className="sr-only">Now </span>}
      <span className={reduced ? "text-negative" : undefined}>
        {from && "From "}
        {formatMoney(price)}
      </span>
      {reduced && (
        <>
          <span className="sr-only">, before </span>
          <s className="text-[0.875em] font-normal text-muted">{formatMoney(compareAt)}</s>
        </>
      )}
    </span>
  );
}
