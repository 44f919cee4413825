import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TabLinks } from "@/components/ui/tab-links";
import { TextField } from "@/components/ui/text-field";
import { lastDays, type Period } from "@/lib/recommender/insights/period";

const PRESETS = [7, 28, 90];

/** Chooses the days of a report. A plain form: the choice is in the address, and works without script. */
export function PeriodForm({
  action,
  period,
  today,
  problem,
}: {
  /** The page it belongs to. */
  action: string;
  period: Period;
  /** `2026-03-01`, UTC. */
  today: string;
  /** What was wrong with the days in the address. */
  problem: string | null;
}) {
  const hrefFor = ({ from, to }: Period) => `${action}?from=${from}&to=${to}`;
  const presets = PRESETS.map((days) => ({
    label: `${days} days`,
    href: hrefFor(lastDays(days, Date.parse(`${today}T00:00:00Z`))),
  }));
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <TabLinks label="Period" tabs={presets} current={hrefFor(period)} />
      {/* The key: a new address brings new default values. */}
      <form action={action} key={hrefFor(period)} className="flex flex-wrap items-end gap-3">
        <TextField label="From" type="date" name="from" defaultValue={period.from} max={today} />
        <TextField label="To" type="date" name="to" defaultValue={period.to} max={today} />
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </form>
      {problem && (
        <Alert tone="warning" className="basis-full">
          {problem}
        </Alert>
      )}
    </div>
  );
}
