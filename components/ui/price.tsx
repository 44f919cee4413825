"use client";

import { Amount, useWords } from "@/components/ui/locale";
import type { Money } from "@/lib/platform/money";
import { cardWords } from "@/lib/words/card";
import { cx } from "./cx";

/** A price; the former one, when it was higher, stands struck through beside it. `from`: it is the lowest of several. */
export function Price({
  price,
  compareAt = null,
  from = false,
  className,
}: {
  price: Money;
  compareAt?: Money | null;
  from?: boolean;
  className?: string;
}) {
  const { say } = useWords(cardWords);
  const reduced = compareAt !== null && compareAt.amount > price.amount;
  return (
    <span className={cx("inline-flex flex-wrap items-baseline gap-x-2 tabular-nums", className)}>
      {reduced && <span className="sr-only">{say("now")}</span>}
      <span className={reduced ? "text-negative" : undefined}>
        {from && <span className="font-normal">{say("from")}</span>}
        <Amount money={price} />
      </span>
      {reduced && (
        <>
          <span className="sr-only">{say("before")}</span>
          <s className="text-[0.875em] font-normal text-muted">
            <Amount money={compareAt} />
          </s>
        </>
      )}
    </span>
  );
}
