import { systemClock } from "@/lib/platform/clock";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { getLauncherEnv } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { loadSample } from "@/lib/data/sample/load-sample";

// npm start fills an empty shop by itself; this is for a database of one's own.
if (getLauncherEnv().DATABASE_URL === undefined)
  throw new Error("DATABASE_URL says which database to fill; it is not set.");
const installation = await openInstallation();
try {
  const loaded = await loadSample(getPool("work"), { now: systemClock.now() });
  console.log(
    `${loaded.products} products, ${loaded.shoppers} shoppers, ${loaded.interactions} interactions`,
  );
} finally {
  await closeDb();
  await installation.close();
}
