"use client";

import { ChevronDown } from "lucide-react";
import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import type { Role } from "@/lib/shop/auth/scopes";
import { type AdminPage, type AdminPageGroup, pagesFor } from "./admin-pages";

/** The page a path belongs to: the one with the longest address that it begins with. */
function pageOf(path: string, groups: readonly AdminPageGroup[]): AdminPage | undefined {
  return groups
    .flatMap(({ pages }) => pages)
    .filter(({ href }) => path === href || (href !== "/admin" && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
}

function PageLink({ page, isCurrent }: { page: AdminPage; isCurrent: boolean }) {
  return (
    <Link
      href={page.href}
      aria-current={isCurrent ? "page" : undefined}
      className={cx(
        "flex min-h-11 items-center rounded-md px-3 lg:min-h-9",
        isCurrent ? "bg-tile font-medium" : "text-muted hover:bg-tile hover:text-ink",
      )}
    >
      {page.label}
    </Link>
  );
}

function Groups({
  groups,
  current,
  label,
}: {
  groups: readonly AdminPageGroup[];
  current?: AdminPage;
  label: string;
}) {
  return (
    <nav aria-label={label} className="grid grid-cols-2 gap-x-4 gap-y-5 lg:grid-cols-1">
      {groups.map((group) => (
        <div key={group.label}>
          <p className="px-3 pb-1 text-sm text-muted">{group.label}</p>
          <ul>
            {group.pages.map((page) => (
              <li key={page.href}>
                <PageLink page={page} isCurrent={page === current} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The admin's pages that the viewer may open, the present one marked: at the side, and on a phone unfolded on demand. */
export function AdminNav({ role }: { role: Role }) {
  const path = usePathname();
  const groups = pagesFor(role);
  const current = pageOf(path, groups);
  return (
    <>
      {/* Made anew on the next page, and so folded again. */}
      <details key={path} className="group rounded-lg border border-line bg-surface lg:hidden">
        <summary className="flex h-11 cursor-pointer list-none items-center justify-between gap-3 px-4">
          <span>
            <span className="text-muted">Page: </span>
            <span className="font-medium">{current?.label ?? "Choose"}</span>
          </span>
          <ChevronDown className="size-5 group-open:rotate-180" aria-hidden="true" />
        </summary>
        <div className="border-t border-line p-3">
          <Groups label="Admin, unfolded" groups={groups} current={current} />
        </div>
      </details>
      <div className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto lg:block">
        <Groups label="Admin" groups={groups} current={current} />
      </div>
    </>
  );
}
