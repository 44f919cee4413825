import { forgetAll, WORKER } from "@/client/offline/names";

/** Lets this browser keep for later what it is shown. Where it cannot, nothing is missing while there is a network. */
export async function keepForOffline(): Promise<void> {
  await navigator.serviceWorker.register(WORKER, { scope: "/" }).catch(() => undefined);
}

/** This browser keeps nothing any more, and lets go of what it has. */
export async function keepNothing(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  if (!registration) return;
  await registration.unregister();
  await forgetAll();
}
