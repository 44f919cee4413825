import { endOnFailure } from "@/lib/launch/report-failure";
import { openInstallation } from "@/lib/platform/postgres/installation";

/** `npm run db:migrate`: applies what is missing, and says what. */
endOnFailure();
const installation = await openInstallation();
console.log(
  installation.migrated.length > 0 ? `Applied ${installation.migrated.join(", ")}` : "Nothing to apply.",
);
await installation.close();
