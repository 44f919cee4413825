import fs from "node:fs";

/**
 * The rooms of the code in the order they build on each other: each uses those before it, never those after it, types
 * included. The lint rules are made from these lists, and bin/architecture.test.ts proves that no folder is missing.
 * What each room holds: docs/architecture.md.
 */
export const LIB_ROOMS = [
  "lib/words",
  "lib/platform/*.ts",
  "lib/platform/files",
  "lib/platform/db",
  "lib/platform/http",
  "lib/platform/mail",
  "lib/platform/alerts",
  "lib/platform/postgres",
  "lib/platform/threads",
  "lib/data/pictures",
  "lib/shop/audit",
  "lib/shop/settings",
  "lib/shop/shoppers",
  "lib/shop/auth",
  "lib/shop/texts",
  "lib/shop/uploads",
  "lib/shop/catalog",
  "lib/shop/filters",
  "lib/shop/synonyms",
  "lib/shop/interactions",
  "lib/shop/promos",
  "lib/shop/payments",
  "lib/shop/cart",
  "lib/shop/orders",
  "lib/shop/addresses",
  "lib/shop/lists",
  "lib/shop/reviews",
  "lib/shop/notices",
  "lib/shop/accounts",
  "lib/shop/staff",
  "lib/jobs",
  "lib/shop/checkout",
  "lib/recommender/strategies",
  "lib/recommender/models",
  "lib/recommender/rules",
  "lib/recommender/experiments",
  "lib/recommender/serving",
  "lib/recommender/training",
  "lib/recommender/backfill",
  "lib/recommender/rollups",
  "lib/recommender/insights",
  "lib/recommender/readouts",
  "lib/recommender/replay",
  "lib/recommender/health",
  "lib/recommender/guard",
  "lib/pages",
  "lib/privacy",
  "lib/backup",
  "lib/data/export",
  "lib/data/formats",
  "lib/data/import",
  "lib/data/intake",
  "lib/data/plain",
  "lib/data/feeds",
  "lib/data/webhooks",
  "lib/data/sample",
  "lib/data/generate",
  "lib/data/simulate",
  "lib/data/benchmark",
  "lib/monitoring",
  "lib/reference",
  "lib/launch",
  "lib/cli",
];

export const ML_ROOMS = [
  "ml/base",
  "ml/stats",
  "ml/experiments",
  "ml/kernels",
  "ml/boosting",
  "ml/linalg",
  "ml/core",
  "ml/trust",
  "ml/models",
  "ml/eval",
  "ml/search",
  "ml/pipeline",
  "ml/library",
  "ml/node",
  "ml/testing",
];

/** A room's folder; `lib/platform/*.ts` are the files that lie in a folder of rooms themselves. */
export const folderOf = (room) => room.replace(/\/\*\.ts$/, "");

/** The paths of a room that its rules hold for: tests may look anywhere in their layer. */
const targetsOf = (room) =>
  room.endsWith("*.ts") ? `./${folderOf(room)}/!(*.test).ts` : `./${room}/**/!(*.test).{ts,tsx}`;

/** One rule for each room but the last. */
export function rulesOfOrder(rooms) {
  return rooms.slice(0, -1).map((room, i) => ({
    target: targetsOf(room),
    from: rooms.slice(i + 1).map((later) => `./${folderOf(later)}`),
    message: `${folderOf(room)} comes before this room (docs/architecture.md).`,
  }));
}

/** Models know nothing of each other: what two of them need lies in ml/core. */
export function rulesOfModels(root = import.meta.dirname) {
  const folders = fs.readdirSync(`${root}/ml/models`, { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      target: `./ml/models/${name}/**/!(*.test).ts`,
      from: "./ml/models",
      except: [`./${name}`],
      message: "A model does not know the others: what they share lies in ml/core.",
    }));
}
