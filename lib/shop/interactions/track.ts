"use client";

import { browserHost } from "@/client/core/browser-host";
import { createTracker, type RecordedListener, type TrackedEvent } from "@/client/core/tracker";
import { uuidv7 } from "@/lib/platform/ids";
import { getPermission, onPermission } from "./permission";
import { purposeOf } from "./purpose";
import { keepEvents, sendEvents } from "./unsent-events";

let tracker: ReturnType<typeof createTracker> | undefined;

function getTracker() {
  if (!tracker) {
    const host = browserHost({ base: "" }, uuidv7);
    // Without a network a beacon would be taken and lost.
    const beacon = (body: string) => (navigator.onLine ? host.beacon(body) : keepEvents(body));
    tracker = createTracker({ ...host, beacon });
    void sendEvents(host, (kind) => getPermission()?.[purposeOf(kind)] ?? false);
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
