"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";

const PAGES = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/placements", label: "Placements" },
  { href: "/admin/rules", label: "Rules" },
  { href: "/admin/trace", label: "Why this list" },
  { href: "/admin/orders", label: "Orders" },
  { href: "/admin/traffic", label: "Traffic" },
  { href: "/admin/experiments", label: "Experiments" },
  { href: "/admin/strategies", label: "Strategies" },
  { href: "/admin/models", label: "Models" },
  { href: "/admin/guard", label: "Guard" },
  { href: "/admin/health", label: "Health" },
  { href: "/admin/search", label: "Search" },
  { href: "/admin/jobs", label: "Jobs" },
  { href: "/admin/keys", label: "Keys" },
  { href: "/admin/audit", label: "Audit" },
];

/** The admin's pages, the present one marked. Scrolls sideways on a phone. */
export function AdminNav() {
  const path = usePathname();
  const below = PAGES.find(({ href }) => href !== "/admin" && path.startsWith(href));
  return <TabLinks label="Admin" tabs={PAGES} current={below?.href ?? "/admin"} />;
}
