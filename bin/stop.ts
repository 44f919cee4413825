import { getLauncherEnv } from "@/lib/env";
import { stopPostgres } from "@/lib/postgres/embedded";

/** `npm run db:stop`: stops the embedded PostgreSQL of this data folder, whoever uses it. */
await stopPostgres(getLauncherEnv().AISLE_DATA);
console.log("The database is stopped.");
