"use client";

import { ChevronDown } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import type { DepartmentList } from "@/lib/shop/catalog/department-list";
import { menuWords } from "@/lib/words/menu";

type Department = DepartmentList["departments"][number];

function Branch({ department }: { department: Department }) {
  const { say } = useWords(menuWords);
  const { name, path, children } = department;
  if (children.length === 0) {
    return (
      <Link href={`/category/${path}`} className="flex min-h-12 items-center text-lg">
        {name}
      </Link>
    );
  }
  return (
    <details className="group">
      <summary className="flex min-h-12 list-none items-center justify-between text-lg [&::-webkit-details-marker]:hidden">
        {name}
        <ChevronDown
          className="size-5 text-muted transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <ul className="pb-3 pl-4">
        <li>
          <Link href={`/category/${path}`} className="flex min-h-11 items-center">
            {say("allOf", { name })}
          </Link>
        </li>
        {children.map((child) => (
          <li key={child.path}>
            <Link href={`/category/${child.path}`} className="flex min-h-11 items-center">
              {child.name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The departments with what is in them, each to be opened. */
export function DepartmentTree({ departments }: { departments: Department[] }) {
  const { say } = useWords(menuWords);
  return (
    <nav aria-label={say("all")}>
      <ul className="divide-y divide-line">
        {departments.map((department) => (
          <li key={department.path}>
            <Branch department={department} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
