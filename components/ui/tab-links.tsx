import { Link } from "@/components/ui/link";
import { cx } from "./cx";

/**
 * Pages side by side, the present one underlined: navigation, hence links and not ARIA tabs. Where they do not fit they
 * scroll sideways, and begin just before the present one, so that there is seen to be more on either side: by the browser
 * itself, before anything is painted or any script has run.
 */
export function TabLinks({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: { label: string; href: string }[];
  /** The `href` of the present one. */
  current: string;
}) {
  const first = Math.max(0, tabs.findIndex(({ href }) => href === current) - 1);
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex gap-6 overflow-x-auto">
        {tabs.map((tab, i) => (
          <li key={tab.href} className={i === first ? "[scroll-initial-target:nearest]" : undefined}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? "page" : undefined}
              className={cx(
                "inline-flex h-11 items-center border-b-2 whitespace-nowrap",
                tab.href === current
                  ? "border-ink font-medium"
                  : "border-transparent text-muted hover:text-ink forced-colors:border-[Canvas]",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
