"use client";

import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import type { Department } from "@/lib/shop/catalog/departments";

interface DepartmentNavProps {
  label: string;
  /** The language of the names, where it is not that of the page. */
  lang: string | undefined;
  departments: Pick<Department, "name" | "path">[];
}

/** The departments as a line of links, where there is room for one. A leaf, so that pages hold it once and not twice. */
export function DepartmentNav({ label, lang, departments }: DepartmentNavProps) {
  return (
    <nav aria-label={label} className="hidden lg:block">
      <ul lang={lang} className="-mx-3 flex overflow-hidden">
        {departments.map((department) => (
          <li key={department.path} className="shrink-0">
            <Link href={`/category/${department.path}`} className="nav-link">
              {department.name}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
