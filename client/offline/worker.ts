import { findFile, findKept, isKeepable, keepNewest } from "./keep";
import { FILES, MOST_FILES, MOST_PAGES, nameOfPage, OFFLINE_PAGE, PAGES } from "./names";
import type { FetchEvent, WorkerScope } from "./scope";
import { isShellOld, renewShell } from "./shell";

/*
 * What the shop does without a network. Pages always come from the network while it is there; those that are the same for everybody are
 * kept, the latest few, for when it is not. Nothing that was made for one visitor is kept.
 */

const worker = self as unknown as WorkerScope;

worker.addEventListener("install", (event) => {
  event.waitUntil(renewShell().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  // A page does not wait for the worker to start.
  const preload = worker.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([preload, worker.clients.claim()]));
});

async function keepPage(name: string, answer: Response): Promise<void> {
  if (isKeepable(answer)) await keepNewest(PAGES, name, answer, MOST_PAGES);
  if (await isShellOld(Date.now())) await renewShell();
}

/** What is shown where the network does not answer: the page itself as it was, or the one for that. */
async function answerWithout(name: string | null): Promise<Response> {
  const kept = name === null ? undefined : await findKept(name);
  return kept ?? (await findKept(OFFLINE_PAGE)) ?? Response.error();
}

async function answerPage(event: FetchEvent, name: string | null): Promise<Response> {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    // What is kept is a copy; that it cannot be is no reason not to show the page.
    if (name !== null) event.waitUntil(keepPage(name, answer.clone()).catch(() => undefined));
    return answer;
  } catch {
    return answerWithout(name);
  }
}

async function answerFile(event: FetchEvent, address: string): Promise<Response> {
  const kept = await findFile(address);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const keeping = keepNewest(FILES, address, answer.clone(), MOST_FILES);
    event.waitUntil(keeping.catch(() => undefined));
  }
  return answer;
}

worker.addEventListener("fetch", (event) => {
  const { method, url, mode, headers } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== worker.location.origin) return;
  if (address.pathname.startsWith("/_next/static/")) {
    event.respondWith(answerFile(event, address.pathname));
    return;
  }
  const name = nameOfPage(address);
  if (mode === "navigate") {
    event.respondWith(answerPage(event, name));
    return;
  }
  // A page gone to from another is not loaded as a whole: what is kept of it is asked for besides.
  if (name !== null && headers.has("rsc") && !headers.has("next-router-prefetch")) {
    const keeping = fetch(name).then((answer) => keepPage(name, answer));
    event.waitUntil(keeping.catch(() => undefined));
  }
});
