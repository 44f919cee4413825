import { Link } from "@/components/ui/link";
import { Alert } from "@/components/ui/alert";
import { type Coverage, daysWithData, isComparable } from "@/lib/recommender/insights/data-span";
import { lengthOf, type Period } from "@/lib/recommender/insights/period";
import { formatCount, formatDate, formatDays } from "./format";

interface CoverageNoteProps {
  period: Period;
  coverage: Coverage;
  /** Address of this page without its days. */
  path: string;
}

const days = (count: number): string => `${formatCount(count)} ${count === 1 ? "day" : "days"}`;

function NoData({ period, coverage, path }: CoverageNoteProps) {
  const other = daysWithData(coverage, period);
  const { span } = coverage;
  if (!span || !other) return "Nothing has been recorded in this shop yet.";
  const where =
    period.from > span.to ? `ends on ${formatDate(span.to)}` : `begins on ${formatDate(span.from)}`;
  return (
    <>
      These days have no data: it {where}.{" "}
      <Link href={`${path}?from=${other.from}&to=${other.to}`} className="underline underline-offset-4">
        Show {formatDays(other)}
      </Link>
    </>
  );
}

function describeUnequal({ now, before, span }: Coverage, period: Period): string {
  const length = lengthOf(period);
  if (before === 0)
    return `Nothing is compared: the data begins on ${formatDate(span?.from ?? period.from)}.`;
  if (before < now)
    return `Nothing is compared: only ${days(before)} of the ${days(length)} before have data, ${days(now)} of these.`;
  return `Nothing is compared: only ${days(now)} of these ${days(length)} have data, ${days(before)} of those before.`;
}

/** Says when there is no data in the days asked for, or too little before them to compare with. Nothing otherwise. */
export function CoverageNote(props: CoverageNoteProps) {
  const { coverage, period } = props;
  if (isComparable(coverage)) return null;
  return <Alert>{coverage.now === 0 ? <NoData {...props} /> : describeUnequal(coverage, period)}</Alert>;
}
