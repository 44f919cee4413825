import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { cx } from "@/components/ui/cx";

export interface CategoryChoice {
  name: string;
  href: string;
  count: number;
  /** Whether it is chosen already; following it then takes it away. */
  chosen?: boolean;
}

/** The way further down, with what is there. */
export function CategoryLinks({ label, categories }: { label: string; categories: CategoryChoice[] }) {
  if (categories.length === 0) return null;
  return (
    <nav aria-label={label}>
      <ul className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
        {categories.map(({ name, href, count, chosen }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={chosen ? "true" : undefined}
              className={cx(
                "inline-flex h-11 items-center gap-2 rounded-full border px-4 text-sm whitespace-nowrap transition-colors hover:border-line-strong",
                chosen ? "border-ink bg-tile font-medium" : "border-line bg-surface",
              )}
            >
              {name}
              <span className="text-muted tabular-nums">{count}</span>
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
