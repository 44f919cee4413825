import { prepareShop } from "@/lib/launch/prepare-shop";
import { endOnFailure } from "@/lib/launch/report-failure";
import { openInstallation } from "@/lib/platform/postgres/installation";

/**
 * `node bin/launch.mjs prepare`: what `npm start` does before it serves, and no more. Migrations, the first admin, in an
 * empty database the sample shop and a first model.
 */
endOnFailure();
const installation = await openInstallation();
await prepareShop(installation.secrets.ADMIN_PASSWORD);
await installation.close();
