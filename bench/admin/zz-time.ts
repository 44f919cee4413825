import { completeEnvironment } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { COUNT_SQL, AMOUNTS_SQL, PEOPLE_SQL } from "@/lib/recommender/rollups/count-sql";
import { LISTS_SQL } from "@/lib/recommender/rollups/list-sql";
import { NUMBER_SHOPPERS_SQL, NUMBER_CELLS_SQL, NUMBER_REFS_SQL } from "@/lib/recommender/rollups/number-sql";
completeEnvironment({ AISLE_DATA: "/work/rollups/.data/bench-admin", DATABASE_URL: "", LOG_LEVEL: "error" });
const installation = await openInstallation();
const c = await getPool("work").connect();
const to = new Date(Math.floor(Date.now()/3600000)*3600000 - 10*86400000); const from = new Date(to.getTime() - 48*3600000);
const m = new Date(0);
await c.query("begin");
for (const [n, sql, p] of [["shoppers", NUMBER_SHOPPERS_SQL,[from,to]],["cells",NUMBER_CELLS_SQL,[from,to]],["refs",NUMBER_REFS_SQL,[from,to]],["count",COUNT_SQL,[from,to,m]],["amounts",AMOUNTS_SQL,[from,to,m]],["people",PEOPLE_SQL,[from,to]],["lists",LISTS_SQL,[from,to,m]]] as const) {
  const t = performance.now(); 
  const r = await c.query((process.argv[2]===n ? "explain (analyze, buffers) ":"") + sql, p as never); console.log(n, (performance.now()-t).toFixed(0));
  if (process.argv[2]===n) console.log(r.rows.map((x) => x["QUERY PLAN"]).join("\n"));
}
await c.query("rollback"); c.release();
await closeDb(); await installation.close(); process.exit(0);
