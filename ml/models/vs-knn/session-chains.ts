import { lowerBound } from "../../base/bounds";

/** In `older` and `newest`: there is none. */
const NONE = 0;
/** In `items`: the event was taken out. */
const GONE = 0xffffffff;

/**
 * Sessions that can be found by item, newest first, in arrays of fixed size.
 *
 * The events of all sessions stand in one array, in the order in which the sessions were added. Each event points to
 * the next older event of its item: an item's events are a chain through that array, and adding a session only
 * appends. Sessions are known by their place, 0 … sessionCount − 1; a higher place is a newer session.
 */
export class SessionChains {
  /** The item of each event; session s holds the events `starts[s] … starts[s + 1] − 1`. */
  readonly items: Uint32Array;
  readonly starts: Uint32Array;
  readonly sessionOf: Uint32Array;
  /** The next older event of the same item, + 1; 0 where there is none. */
  readonly older: Uint32Array;
  /** The newest event of each item, + 1; 0 where there is none. */
  readonly newest: Uint32Array;
  /** The number each session goes by, ascending. */
  readonly ids: Uint32Array;
  sessionCount = 0;

  constructor(itemCount: number, sessionCapacity: number, eventCapacity: number) {
    this.items = new Uint32Array(eventCapacity);
    this.sessionOf = new Uint32Array(eventCapacity);
    this.older = new Uint32Array(eventCapacity);
    this.newest = new Uint32Array(itemCount);
    this.starts = new Uint32Array(sessionCapacity + 1);
    this.ids = new Uint32Array(sessionCapacity);
  }

  get eventCount(): number {
    return this.starts[this.sessionCount];
  }

  hasRoomFor(events: number): boolean {
    return this.sessionCount < this.ids.length && this.eventCount + events <= this.items.length;
  }

  /** Adds the items `from … to − 1` as the newest session; there must be room for them. */
  append(id: number, items: ArrayLike<number>, from: number, to: number): void {
    let event = this.eventCount;
    for (let i = from; i < to; i++) {
      const item = items[i];
      this.items[event] = item;
      this.sessionOf[event] = this.sessionCount;
      this.older[event] = this.newest[item];
      this.newest[item] = ++event;
    }
    this.ids[this.sessionCount++] = id;
    this.starts[this.sessionCount] = event;
  }

  /** The place of a session by its number; −1 for one that is not here or was taken out. */
  find(id: number): number {
    const place = lowerBound(this.ids, id, 0, this.sessionCount);
    return place < this.sessionCount && this.ids[place] === id && !this.isGone(place) ? place : -1;
  }

  isGone(session: number): boolean {
    return this.items[this.starts[session]] === GONE;
  }

  /** Takes a session out of all chains; its place stays empty. */
  takeOut(session: number): void {
    for (let event = this.starts[session + 1] - 1; event >= this.starts[session]; event--) {
      this.unlink(event);
      this.items[event] = GONE;
    }
  }

  /** 1 for every session that is among the `limit` newest ones of at least one of its items. */
  markReachable(limit: number): Uint8Array {
    const reachable = new Uint8Array(this.sessionCount);
    for (const first of this.newest) {
      let before = -1;
      let met = 0;
      for (let link = first; link !== NONE; link = this.older[link - 1]) {
        const session = this.sessionOf[link - 1];
        if (session !== before && ++met > limit) break;
        before = session;
        reachable[session] = 1;
      }
    }
    return reachable;
  }

  private unlink(event: number): void {
    const item = this.items[event];
    if (this.newest[item] === event + 1) {
      this.newest[item] = this.older[event];
      return;
    }
    let newer = this.newest[item] - 1;
    while (this.older[newer] !== event + 1) newer = this.older[newer] - 1;
    this.older[newer] = this.older[event];
  }
}
