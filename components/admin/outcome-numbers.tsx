import {
  clicksPerList,
  type Outcome,
  rateChange,
  rateOf,
  relativeChange,
  type Step,
} from "@/lib/recommender/insights/outcome";
import { AmountChange, PointsChange } from "./change";
import { formatAmount, formatCount, formatShare } from "./format";
import { KeyNumber, KeyNumbers } from "./key-number";

function RateNumber({
  label,
  now,
  before,
  step,
}: {
  label: string;
  now: Outcome;
  before: Outcome;
  step: Step;
}) {
  const rate = rateOf(now, step);
  const range = rate.interval && `${formatShare(rate.interval.low)} to ${formatShare(rate.interval.high)}`;
  return (
    <KeyNumber
      label={label}
      value={formatShare(rate.value)}
      change={<PointsChange change={rateChange(rate, rateOf(before, step))} />}
      hint={range ?? undefined}
    />
  );
}

/** The five numbers of a report, each with how it moved against the days before. */
export function OutcomeNumbers({
  now,
  before,
  currency,
}: {
  now: Outcome;
  before: Outcome;
  currency: string;
}) {
  const perList = clicksPerList(now);
  return (
    <KeyNumbers>
      <KeyNumber
        label="Lists shown"
        value={formatCount(now.lists)}
        change={<AmountChange change={relativeChange(now.lists, before.lists)} />}
        hint={perList === null ? undefined : `${perList.toFixed(2)} clicks per list`}
      />
      <RateNumber label="Click-through rate" now={now} before={before} step="click" />
      <RateNumber label="Add-to-cart rate" now={now} before={before} step="cart" />
      <RateNumber label="Purchase rate" now={now} before={before} step="purchase" />
      <KeyNumber
        label="Revenue"
        value={formatAmount(now.revenue, currency)}
        change={<AmountChange change={relativeChange(now.revenue, before.revenue)} />}
        hint={`${formatCount(now.units)} units`}
      />
    </KeyNumbers>
  );
}
