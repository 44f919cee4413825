import { type Coverage, isComparable } from "@/lib/recommender/insights/data-span";
import {
  clicksPerList,
  type Outcome,
  rateChange,
  rateOf,
  relativeChange,
  revenuePerShopper,
  type Step,
} from "@/lib/recommender/insights/outcome";
import { AmountChange, PointsChange } from "./change";
import { formatAmount, formatCount, formatShare } from "./format";
import { KeyNumber, KeyNumbers } from "./key-number";

interface OutcomeNumbersProps {
  now: Outcome;
  before: Outcome;
  currency: string;
  coverage: Coverage;
}

function RateNumber({
  label,
  step,
  now,
  before,
  coverage,
}: Omit<OutcomeNumbersProps, "currency"> & { label: string; step: Step }) {
  const rate = rateOf(now, step);
  const range = rate.interval && `${formatShare(rate.interval.low)} to ${formatShare(rate.interval.high)}`;
  return (
    <KeyNumber
      label={label}
      value={formatShare(rate.value)}
      change={isComparable(coverage) && <PointsChange change={rateChange(rate, rateOf(before, step))} />}
      hint={range ?? undefined}
    />
  );
}

/** `£1.20 a shopper (£0.90 to £1.50)`. */
function perShopper(now: Outcome, currency: string): string | undefined {
  const mean = revenuePerShopper(now);
  if (!mean) return undefined;
  const format = (amount: number) => formatAmount(Math.round(amount), currency);
  const range = mean.interval && ` (${format(mean.interval.low)} to ${format(mean.interval.high)})`;
  return `${format(mean.value)} a shopper${range ?? ""}`;
}

/** The five numbers of a report, each with how it moved against the days before. */
export function OutcomeNumbers({ now, before, currency, coverage }: OutcomeNumbersProps) {
  const perList = clicksPerList(now);
  const comparable = isComparable(coverage);
  const rates = { now, before, coverage };
  return (
    <KeyNumbers>
      <KeyNumber
        label="Lists shown"
        value={formatCount(now.lists)}
        change={comparable && <AmountChange change={relativeChange(now.lists, before.lists)} />}
        hint={
          perList === null
            ? undefined
            : `to ${formatCount(now.shoppers)} shoppers, ${perList.toFixed(2)} clicks a list`
        }
      />
      <RateNumber label="Click-through rate" step="click" {...rates} />
      <RateNumber label="Add-to-cart rate" step="cart" {...rates} />
      <RateNumber label="Purchase rate" step="purchase" {...rates} />
      <KeyNumber
        label="Revenue"
        value={formatAmount(now.revenue, currency)}
        change={comparable && <AmountChange change={relativeChange(now.revenue, before.revenue)} />}
        hint={perShopper(now, currency)}
      />
    </KeyNumbers>
  );
}
