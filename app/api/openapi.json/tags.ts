import type { Tag } from "@/lib/platform/http/openapi";

interface Group extends Tag {
  /** Addresses begin so, below `/api/`. */
  paths: readonly string[];
}

/** The groups of the reference, in its order. */
const GROUPS: readonly Group[] = [
  {
    name: "Recommendations",
    description: "Lists for a shopper, for a page or for a product.",
    paths: ["recommend", "similar"],
  },
  {
    name: "Search",
    description: "Products a query finds, in a shopper's order.",
    paths: ["search", "listing"],
  },
  {
    name: "Interactions",
    description: "What shoppers did: views, carts, purchases, lists seen and followed.",
    paths: ["interactions", "orders"],
  },
  {
    name: "Shoppers",
    description: "What is known of a shopper, what they allow, and what they are called elsewhere.",
    paths: ["shoppers"],
  },
  {
    name: "Catalogue",
    description: "Products and categories, one by one and in bulk, from files, feeds and other shops.",
    paths: ["products", "categories", "uploads", "feeds", "webhooks", "pictures"],
  },
  {
    name: "Merchandising",
    description: "A merchant's hand on what is shown.",
    paths: ["rules", "strategies", "synonyms"],
  },
  {
    name: "Plain interface",
    description: "The flat shapes that hand-made recommenders have.",
    paths: ["recommendations", "interaction", "v1"],
  },
  {
    name: "Models and jobs",
    description: "Trainings and other work that takes its time.",
    paths: ["train", "retrain-as-of", "backfill", "jobs", "cron", "exploration"],
  },
  { name: "Exports", description: "Everything taken out again.", paths: ["export", "exports"] },
  {
    name: "Operations",
    description: "For whoever runs the shop.",
    paths: ["health", "metrics", "rollups", "openapi.json"],
  },
];

const OTHER: Tag = { name: "More", description: "Everything else." };

export const TAGS: readonly Tag[] = [
  ...GROUPS.map(({ name, description }) => ({ name, description })),
  OTHER,
];

/** The group of an address: `/api/search/suggestions` is of Search. */
export function tagOf(path: string): string {
  const first = path.split("/")[2] ?? "";
  return (GROUPS.find(({ paths }) => paths.includes(first)) ?? OTHER).name;
}
