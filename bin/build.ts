import { buildSite } from "@/lib/launch/build";
import { endOnFailure } from "@/lib/launch/report-failure";
import { runStep } from "@/lib/launch/steps";

/** `node bin/launch.mjs build`: the site as `npm start` would build it, for a machine that only runs it. */
endOnFailure();
await runStep("Building the site", buildSite);
