import { Link } from "@/components/ui/link";
import { KINDS } from "./describe-rule";

/** What a new rule may do. */
export function KindChoice() {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {Object.entries(KINDS).map(([kind, { title, says }]) => (
        <li key={kind}>
          <Link
            href={`/admin/rules/new?kind=${kind}`}
            className="block h-full rounded-lg border border-line bg-surface p-5 hover:border-ink"
          >
            <span className="block text-lg font-medium">{title}</span>
            <span className="mt-1 block text-sm text-muted">{says}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
