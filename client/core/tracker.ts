import type { Interaction, RecordResult, RejectionCode } from "./contract";

type ProductFactKind = "view" | "like" | "unlike" | "cart" | "uncart" | "rating";

/**
 * What a page reports; id and time are added here. `list` is the token of the list it came from; `shopper` what a page of
 * another shop calls its browser.
 */
export type TrackedEvent = { shopper?: string } & (
  | { kind: ProductFactKind; product: string; value?: number; list?: string }
  | { kind: "impression"; list: string }
  | { kind: "click"; product: string; list: string }
);

/** Small enough for a beacon (64 KiB) even when every event carries the token of a long list. */
const BATCH = 20;
/** More than this waiting means that the shop cannot be reached; the oldest give way. */
const MAX_WAITING = 500;
const FLUSH_MS = 250;
const RETRY_MS = [1_000, 3_000, 10_000, 30_000] as const;

/** What the tracker needs from the browser. */
export interface TrackerHost {
  /** Sends one batch; null when the shop could not be reached. */
  post(
    body: string,
  ): Promise<{ status: number; retryAfterMs: number | null; result: RecordResult | null } | null>;
  /** Hands a batch to the browser for when the page is gone; false when it would not take it. */
  beacon(body: string): boolean;
  after(ms: number, run: () => void): void;
  now(): number;
  /** Milliseconds on a clock that nobody sets: it tells how long ago something was when the other has been set. */
  elapsed(): number;
  /** An id for an event that happened `now`. */
  newId(now: number): string;
}

/** An event that has not been acknowledged. */
interface Waiting {
  event: Interaction;
  /** When it happened, on the clock that nobody sets. */
  happened: number;
  /** Its time has been worked out anew once: a second time would not help. */
  redated: boolean;
}

/** The clock was set between the event and its sending: the event is fine, its time is not. */
const FOR_THE_CLOCK: ReadonlySet<RejectionCode> = new Set(["in_future", "too_old"]);

export type RecordedListener = (events: readonly Interaction[]) => void;

/** The batch without what was refused for its time; that gets the time it happened by the clock of now. */
function redate(
  batch: readonly Waiting[],
  { rejected }: RecordResult,
  { now, elapsed }: Pick<TrackerHost, "now" | "elapsed">,
): Waiting[] {
  const again = new Set<Waiting>();
  for (const { index, code } of rejected) {
    const one = batch[index];
    if (!one || one.redated || !FOR_THE_CLOCK.has(code)) continue;
    one.event = { ...one.event, at: new Date(now() - (elapsed() - one.happened)).toISOString() };
    one.redated = true;
    again.add(one);
  }
  return batch.filter((one) => !again.has(one));
}

/**
 * Collects events and sends them in batches. An event stays in `waiting` until the shop has acknowledged it and is sent
 * again, under the same id, until then; what is sent twice counts once. The states of the sender are: idle (nothing
 * waiting), scheduled (a timer runs), sending (one request in flight; it ends in scheduled when more is waiting or the
 * shop could not take it, in idle otherwise).
 */
export function createTracker(host: TrackerHost) {
  let waiting: Waiting[] = [];
  let state: "idle" | "scheduled" | "sending" = "idle";
  let failures = 0;
  const listeners = new Set<RecordedListener>();

  function schedule(ms: number): void {
    state = "scheduled";
    host.after(ms, () => void send());
  }

  function settle(batch: readonly Waiting[]): void {
    const done = new Set(batch);
    waiting = waiting.filter((one) => !done.has(one));
  }

  async function send(): Promise<void> {
    const batch = waiting.slice(0, BATCH);
    if (batch.length === 0) {
      state = "idle";
      return;
    }
    state = "sending";
    const answer = await host.post(toBody(batch, host.now()));
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      const pause = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? FLUSH_MS;
      return schedule(Math.max(pause, answer?.retryAfterMs ?? 0));
    }
    // Anything else is final: recorded, or refused in a way that repeating would not change.
    failures = 0;
    if (answer.result) announce(batch, answer.result);
    settle(answer.result ? redate(batch, answer.result, host) : batch);
    if (waiting.length > 0) schedule(0);
    else state = "idle";
  }

  function announce(batch: readonly Waiting[], result: RecordResult): void {
    const refused = new Set(result.rejected.map((rejection) => rejection.index));
    const recorded = batch.filter((_, index) => !refused.has(index)).map(({ event }) => event);
    if (recorded.length > 0) for (const listener of listeners) listener(recorded);
  }

  return {
    track(event: TrackedEvent): void {
      const now = host.now();
      waiting.push({
        event: { ...event, id: host.newId(now), at: new Date(now).toISOString() },
        happened: host.elapsed(),
        redated: false,
      });
      if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING);
      if (state === "idle") schedule(FLUSH_MS);
    },

    /** When the page goes away: everything unacknowledged is left with the browser, what is in flight included. */
    leave(): void {
      for (let from = 0; from < waiting.length;) {
        const batch = waiting.slice(from, from + BATCH);
        if (host.beacon(toBody(batch, host.now()))) settle(batch);
        else from += BATCH;
      }
    },

    /** Calls `listener` with every batch the shop has recorded; returns how to stop that. */
    onRecorded(listener: RecordedListener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** With the time of sending, so that the shop can tell how wrong this browser's clock is. */
function toBody(batch: readonly Waiting[], now: number): string {
  const interactions = batch.map(({ event }) => event);
  return JSON.stringify({ sentAt: new Date(now).toISOString(), interactions });
}
