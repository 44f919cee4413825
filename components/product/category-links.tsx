import Link from "next/link";
import { LinkPending } from "@/components/ui/link-pending";
import type { CategoryPage } from "@/lib/shop/catalog/queries";

/** The way further down, with what is there. */
export function CategoryLinks({ categories }: { categories: CategoryPage["children"] }) {
  if (categories.length === 0) return null;
  return (
    <nav aria-label="In this department">
      <ul className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
        {categories.map(({ name, path, count }) => (
          <li key={path}>
            <Link
              href={`/category/${path}`}
              className="inline-flex h-11 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm whitespace-nowrap transition-colors hover:border-line-strong"
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
