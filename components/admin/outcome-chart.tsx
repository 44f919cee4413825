import { Card } from "@/components/ui/card";
import { TabLinks } from "@/components/ui/tab-links";
import { type Outcome, rateOf } from "@/lib/recommender/insights/outcome";
import { BarChart } from "./bar-chart";
import { formatAmount, formatAmountTick, formatCompact, formatCount } from "./format";
import { RateChart } from "./rate-chart";
import { METRIC_NAMES, METRICS, type Metric } from "./report-metric";

interface OutcomeChartProps {
  days: string[];
  perDay: Outcome[];
  total: Outcome;
  currency: string;
  metric: Metric;
  /** Address of this page with its days and without the metric. */
  href: string;
}

function Chart({ days, perDay, total, currency, metric }: OutcomeChartProps) {
  const name = METRIC_NAMES[metric];
  if (metric === "lists") {
    const values = perDay.map(({ lists }) => lists);
    return <BarChart {...{ name, days, values }} format={formatCount} formatTick={formatCompact} />;
  }
  if (metric === "revenue") {
    const format = (amount: number) => formatAmount(amount, currency);
    return (
      <BarChart
        {...{ name, days, format }}
        values={perDay.map(({ revenue }) => revenue)}
        formatTick={(amount) => formatAmountTick(amount, currency)}
      />
    );
  }
  const rates = perDay.map((day) => rateOf(day, metric));
  return <RateChart {...{ name, days, rates }} average={rateOf(total, metric)} />;
}

/** The days of a report as a chart of one metric, and links to the others. */
export function OutcomeChart(props: OutcomeChartProps) {
  const hrefFor = (metric: Metric) => `${props.href}&metric=${metric}`;
  return (
    <Card className="space-y-6">
      <TabLinks
        label="Chart"
        tabs={METRICS.map((metric) => ({ label: METRIC_NAMES[metric], href: hrefFor(metric) }))}
        current={hrefFor(props.metric)}
      />
      <Chart {...props} />
    </Card>
  );
}
