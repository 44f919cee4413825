import { cx } from "@/components/ui/cx";
import { formatCount } from "../format";

/** Counts beside each other. */
export function KeyFacts({ facts }: { facts: readonly { label: string; value: number; isBad?: boolean }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {facts.map(({ label, value, isBad }) => (
        <div key={label} className="rounded-lg border border-line bg-surface p-4">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className={cx("mt-1 text-2xl font-medium tabular-nums", isBad && "text-negative")}>
            {formatCount(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
