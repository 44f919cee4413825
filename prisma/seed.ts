import pg from "pg";
import { systemClock } from "@/lib/platform/clock";
import { getLauncherEnv } from "@/lib/platform/env";
import { loadSample } from "@/lib/data/sample/load-sample";

// npm start fills an empty shop by itself; this is for a database of one's own.
const { DATABASE_URL } = getLauncherEnv();
if (DATABASE_URL === undefined) throw new Error("DATABASE_URL says which database to fill; it is not set.");
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
try {
  const { products, shoppers, interactions } = await loadSample(pool, { now: systemClock.now() });
  console.log(`${products} products, ${shoppers} shoppers, ${interactions} interactions`);
} finally {
  await pool.end();
}
