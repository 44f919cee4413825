import { getLauncherEnv } from "@/lib/platform/env";
import { endOnFailure } from "@/lib/launch/report-failure";
import { stopPostgres } from "@/lib/platform/postgres/embedded";

/** `npm run db:stop`: stops the embedded PostgreSQL of this data folder, whoever uses it. */
endOnFailure();
await stopPostgres(getLauncherEnv().AISLE_DATA);
console.log("The database is stopped.");
