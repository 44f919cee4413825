import { cx } from "@/components/ui/cx";
import type { Shares } from "@/lib/recommender/health/health-report";
import { formatShare } from "./format";

/** A bar as wide as its share of the largest; the number beside it says the same. */
function Bar({ share, largest, className }: { share: number; largest: number; className: string }) {
  return (
    <svg aria-hidden className="block h-2 w-full" preserveAspectRatio="none" viewBox="0 0 100 8">
      <rect width={largest > 0 ? (100 * share) / largest : 0} height="8" className={className} />
    </svg>
  );
}

function Legend() {
  return (
    <ul className="flex gap-4 text-xs text-muted">
      {[
        ["fill-ink/30", "when the model learnt"],
        ["fill-accent", "now"],
      ].map(([fill, label]) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg aria-hidden width="10" height="10">
            <rect width="10" height="10" className={fill} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** Two distributions over the same groups: a table that is a picture, so that everybody can read it. */
export function ShareTable({ caption, shares }: { caption: string; shares: Shares }) {
  const { labels, before, now } = shares;
  const largest = Math.max(0, ...before, ...now);
  const isLong = labels.length > 10;
  return (
    <div className="space-y-3">
      <Legend />
      <div
        className={cx("pr-1", isLong && "max-h-72 overflow-y-auto")}
        role="region"
        aria-label={caption}
        tabIndex={0}
      >
        <table className="w-full text-sm tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Bars</th>
              <th scope="col">When the model learnt</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {labels.map((label, i) => (
              <tr key={label}>
                <th scope="row" className="max-w-32 truncate py-1 pr-3 text-left font-normal" title={label}>
                  {label}
                </th>
                <td className="w-1/2 space-y-0.5 py-1">
                  <Bar share={before[i] ?? 0} largest={largest} className="fill-ink/30" />
                  <Bar share={now[i] ?? 0} largest={largest} className="fill-accent" />
                </td>
                <td className="py-1 pl-3 text-right text-muted">{formatShare(before[i] ?? 0)}</td>
                <td className="py-1 pl-3 text-right">{formatShare(now[i] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
