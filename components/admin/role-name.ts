import type { Role } from "@/lib/shop/auth/scopes";

/** The roles in words, from the least to the most. */
export const ROLE_WORDS: Readonly<Record<Role, { label: string; may: string }>> = {
  customer: { label: "Customer", may: "buys here and may nothing in the admin" },
  viewer: { label: "Viewer", may: "sees everything but customers, and changes nothing" },
  merchandiser: {
    label: "Merchandiser",
    may: "also sells: products, categories, files, orders, customers, search and what is recommended",
  },
  analyst: { label: "Analyst", may: "also asks: experiments, exports and the audit" },
  admin: { label: "Admin", may: "may do everything, giving roles included" },
};
