import { OFFLINE_REMOVAL_SCRIPT } from "@/client/offline/generated/removal";
import { OFFLINE_WORKER_SCRIPT } from "@/client/offline/generated/worker";
import { keepsForOffline } from "@/lib/pages/keeps-for-offline";

/** Which of the two it is follows a setting of when the shop is started. */
export const dynamic = "force-dynamic";

/** What browsers keep the shop's pages with for when there is no network; in a shop that wants none, what takes that away. */
export function GET(): Response {
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  };
  return new Response(keepsForOffline() ? OFFLINE_WORKER_SCRIPT : OFFLINE_REMOVAL_SCRIPT, { headers });
}
