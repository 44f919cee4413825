"use client";

import { getPermission, onPermission } from "./permission";
import { purposeOf } from "./purpose";
import { createTracker, type RecordedListener, type TrackedEvent, type TrackerHost } from "./tracker";

const ADDRESS = "/api/interactions";
const JSON_TYPE = "application/json";

const browser: TrackerHost = {
  async post(body) {
    try {
      const response = await fetch(ADDRESS, {
        method: "POST",
        headers: { "content-type": JSON_TYPE },
        body,
        keepalive: true,
      });
      const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
      // The schema comes when there is something to check: no page has to wait for it.
      const { recordResultSchema } = await import("./schema");
      const result = response.ok ? recordResultSchema.safeParse(await response.json()) : null;
      return {
        status: response.status,
        retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null,
        result: result?.data ?? null,
      };
    } catch {
      return null;
    }
  },
  // A Blob, because a string would be sent as text/plain, which the shop refuses.
  beacon: (body) => navigator.sendBeacon(ADDRESS, new Blob([body], { type: JSON_TYPE })),
  after: (ms, run) => void setTimeout(run, ms),
  now: () => Date.now(),
  elapsed: () => performance.now(),
};

let tracker: ReturnType<typeof createTracker> | undefined;

function getTracker() {
  if (!tracker) {
    tracker = createTracker(browser);
    window.addEventListener("pagehide", tracker.leave);
  }
  return tracker;
}

/** Reported before the page has said what may be recorded. */
let early: TrackedEvent[] = [];
const MAX_EARLY = 50;

/**
 * Reports what the shopper did, if they allow that: the rest is neither sent nor kept. Sent in batches, kept until
 * acknowledged, counted once. Browser only.
 */
export function track(event: TrackedEvent): void {
  const permission = getPermission();
  if (permission?.[purposeOf(event.kind)]) getTracker().track(event);
  else if (permission === null && early.push(event) === 1) onPermission(trackEarly);
  early = early.slice(-MAX_EARLY);
}

function trackEarly(): void {
  const events = early;
  early = [];
  for (const event of events) track(event);
}

/** Calls `listener` with each batch once the shop has recorded it: the moment to ask for new recommendations. */
export function onRecorded(listener: RecordedListener): () => void {
  return getTracker().onRecorded(listener);
}
