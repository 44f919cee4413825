import { Link } from "@/components/ui/link";

export interface Crumb {
  label: string;
  /** Missing on the last one: the page itself. */
  href?: string;
}

/** The way from the front page to here. `label` is what it is called. */
export function Breadcrumbs({ crumbs, label = "Breadcrumb" }: { crumbs: Crumb[]; label?: string }) {
  return (
    <nav aria-label={label} className="text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb, i) => (
          <li key={crumb.href ?? crumb.label} className="flex max-w-full min-w-0 items-center gap-2">
            {crumb.href ? (
              <Link href={crumb.href} className="py-1 hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate py-1 text-ink">
                {crumb.label}
              </span>
            )}
            {i < crumbs.length - 1 && <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
