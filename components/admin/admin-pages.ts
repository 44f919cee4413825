import { type Role, roleHas, type Scope } from "@/lib/shop/auth/scopes";

/** A page of the admin, as the navigation names it. */
export interface AdminPage {
  href: string;
  label: string;
  /** What the page needs of whoever opens it. */
  scope: Scope;
}

export interface AdminPageGroup {
  label: string;
  pages: readonly AdminPage[];
}

/** Every page that the navigation leads to, by what one goes there for. */
export const ADMIN_PAGES: readonly AdminPageGroup[] = [
  {
    label: "Sell",
    pages: [
      { href: "/admin", label: "Overview", scope: "insights:read" },
      { href: "/admin/orders", label: "Orders", scope: "orders:read" },
      { href: "/admin/promos", label: "Promo codes", scope: "merchandising:read" },
      { href: "/admin/customers", label: "Customers", scope: "customers:read" },
    ],
  },
  {
    label: "Catalogue",
    pages: [
      { href: "/admin/products", label: "Products", scope: "catalog:read" },
      { href: "/admin/categories", label: "Categories", scope: "catalog:read" },
      { href: "/admin/reviews", label: "Reviews", scope: "catalog:read" },
      { href: "/admin/import", label: "Upload", scope: "catalog:write" },
      { href: "/admin/search", label: "Search", scope: "merchandising:read" },
    ],
  },
  {
    label: "Recommend",
    pages: [
      { href: "/admin/placements", label: "Placements", scope: "insights:read" },
      { href: "/admin/rules", label: "Rules", scope: "merchandising:read" },
      { href: "/admin/trace", label: "Why this list", scope: "trace:read" },
      { href: "/admin/strategies", label: "Strategies", scope: "merchandising:read" },
      { href: "/admin/experiments", label: "Experiments", scope: "experiments:read" },
    ],
  },
  {
    label: "Learn",
    pages: [
      { href: "/admin/models", label: "Models", scope: "models:read" },
      { href: "/admin/guard", label: "Guard", scope: "models:read" },
      { href: "/admin/health", label: "Health", scope: "models:read" },
      { href: "/admin/traffic", label: "Traffic", scope: "insights:read" },
      { href: "/admin/jobs", label: "Jobs", scope: "jobs:read" },
    ],
  },
  {
    label: "Run",
    pages: [
      { href: "/admin/settings", label: "Settings", scope: "settings:write" },
      { href: "/admin/texts", label: "Texts", scope: "settings:write" },
      { href: "/admin/styleguide", label: "Style guide", scope: "insights:read" },
      { href: "/admin/privacy", label: "Privacy", scope: "settings:write" },
      { href: "/admin/keys", label: "Keys", scope: "keys:write" },
      { href: "/admin/users", label: "Users", scope: "users:write" },
      { href: "/admin/audit", label: "Audit", scope: "audit:read" },
    ],
  },
];

/** The pages somebody of this role may open; groups without any are left out. */
export function pagesFor(role: Role): AdminPageGroup[] {
  return ADMIN_PAGES.map(({ label, pages }) => ({
    label,
    pages: pages.filter(({ scope }) => roleHas(role, scope)),
  })).filter(({ pages }) => pages.length > 0);
}
