import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { type Coverage, daysWithData } from "@/lib/recommender/insights/data-span";
import type { Period } from "@/lib/recommender/insights/period";
import { formatDate, formatDays } from "./format";

interface NothingShownProps {
  period: Period;
  coverage: Coverage;
  /** Address of this page without its days. */
  path: string;
}

function whereDataIs({ span }: Coverage, period: Period): string {
  if (!span)
    return "No list has been on a shopper’s screen yet. Rates appear here as soon as somebody sees one.";
  if (period.from > span.to) return `The last list was shown on ${formatDate(span.to)}.`;
  if (period.to < span.from) return `The first list was shown on ${formatDate(span.from)}.`;
  return "No list was on a shopper’s screen.";
}

/** Instead of a chart and tables when no list was shown: why, and the nearest days that have some. */
export function NothingShown({ period, coverage, path }: NothingShownProps) {
  const other = daysWithData(coverage, period);
  return (
    <EmptyState
      title="Nothing was shown in these days"
      action={
        other && (
          <ButtonLink href={`${path}?from=${other.from}&to=${other.to}`} variant="secondary">
            Show {formatDays(other)}
          </ButtonLink>
        )
      }
    >
      {whereDataIs(coverage, period)}
    </EmptyState>
  );
}
