import { forgetAll } from "./names";
import type { WorkerScope } from "./scope";

/** What a shop sends in place of its worker that wants none: it takes itself and all that was kept away. */

const worker = self as unknown as WorkerScope;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetAll().then(() => worker.registration.unregister()));
});
