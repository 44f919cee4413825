import type { SessionList } from "./cut-sessions";
import type { VsKnnConfig } from "./config";
import { ReturnRates, type ReturnCounts } from "./return-rates";
import { SessionChains } from "./session-chains";

/** What an index is made for. */
type Limits = Pick<VsKnnConfig, "recentSessions" | "longestSession" | "lastEvents">;

/** Everything an index is: enough to go on as before. */
export interface IndexState extends SessionList, ReturnCounts {
  /** The number of each session, ascending. */
  readonly ids: Uint32Array;
  /** How many sessions with each item were ever learnt. */
  readonly seen: Uint32Array;
  /** [`learnt`, number of the next session, `span`] */
  readonly counts: Uint32Array;
}

/**
 * The sessions a model knows; learns them one at a time. Only the newest `recentSessions` of an item are ever looked
 * at: a session that is no longer among those of any of its items is forgotten when room is needed, which changes
 * no answer.
 */
export class SessionIndex {
  chains: SessionChains;
  /** How many sessions with each item were ever learnt. */
  readonly seen: Uint32Array;
  /** How often users return to what they met `1 … lastEvents` steps ago. */
  returns: ReturnRates;
  /** How many sessions were ever learnt; one that went on counts once. */
  learnt = 0;
  nextId = 0;
  /** How many sessions were learnt in training, at least 1: the unit of ages. */
  span = 1;

  /** @param room for so many sessions and events at first; more is made when it is needed */
  constructor(
    readonly itemCount: number,
    private readonly limits: Limits,
    room = { sessions: 16, events: 128 },
  ) {
    this.chains = new SessionChains(itemCount, room.sessions, room.events);
    this.seen = new Uint32Array(itemCount);
    this.returns = ReturnRates.create(limits.lastEvents, itemCount);
  }

  /** @throws RangeError when the parts of the state do not fit each other */
  static restore(state: IndexState, limits: Limits): SessionIndex {
    const { starts, items, ids, seen, counts } = state;
    checkState(state);
    const room = { sessions: ids.length + 16, events: items.length + 128 };
    const index = new SessionIndex(seen.length, limits, room);
    for (let s = 0; s < ids.length; s++) {
      for (let i = starts[s]; i < starts[s + 1]; i++) index.checkItem(items[i], i);
      index.chains.append(ids[s], items, starts[s], starts[s + 1]);
    }
    index.seen.set(seen);
    index.returns = new ReturnRates(state.asked.slice(), state.returned.slice(), seen.length);
    [index.learnt, index.nextId, index.span] = counts;
    return index;
  }

  /**
   * Makes a session searchable at once. One of a single event has nothing to tell and only takes a number.
   *
   * @param session items in the order in which they were met
   * @param before number of a session that has gone on since: this one, the whole of it, takes its place
   * @returns the number of the session
   * @throws RangeError for an item the index does not know; nothing has changed then
   */
  add(session: ArrayLike<number>, before?: number): number {
    for (let i = 0; i < session.length; i++) this.checkItem(session[i], i);
    if (before !== undefined) this.remove(before);
    const id = this.nextId++;
    if (session.length < 2) return id;
    const from = Math.max(0, session.length - this.limits.longestSession);
    if (!this.chains.hasRoomFor(session.length - from)) this.makeRoom();
    this.chains.append(id, session, from, session.length);
    this.count(this.chains.sessionCount - 1, 1);
    return id;
  }

  /** Forgets a session; one that is unknown is none. Those that were dropped before it do not come back for it. */
  remove(id: number): void {
    const session = this.chains.find(id);
    if (session < 0) return;
    this.count(session, -1);
    this.chains.takeOut(session);
  }

  /** From here on ages are measured in as many sessions as were learnt so far. */
  endTraining(): void {
    this.span = Math.max(1, this.nextId);
  }

  save(): IndexState {
    const { starts, items, ids, sessionCount, eventCount } = this.copyReachable(0);
    return {
      starts: starts.slice(0, sessionCount + 1),
      items: items.slice(0, eventCount),
      ids: ids.slice(0, sessionCount),
      seen: this.seen.slice(),
      counts: Uint32Array.of(this.learnt, this.nextId, this.span),
      asked: this.returns.asked.slice(),
      returned: this.returns.returned.slice(),
    };
  }

  /** Counts a session, each of its items once and what it returned to, up or down. */
  private count(session: number, step: 1 | -1): void {
    const { items, starts } = this.chains;
    const events = items.subarray(starts[session], starts[session + 1]);
    for (const item of new Set(events)) this.seen[item] += step;
    this.returns.count(events, step);
    this.learnt += step;
  }

  /** Half as much again as is still needed, and at least room for one more session of any length. */
  private makeRoom(): void {
    this.chains = this.copyReachable(0.5);
  }

  private copyReachable(spare: number): SessionChains {
    const { chains } = this;
    const reachable = chains.markReachable(this.limits.recentSessions);
    let [sessions, events] = [0, 0];
    for (let s = 0; s < reachable.length; s++) {
      if (reachable[s] === 0) continue;
      sessions++;
      events += chains.starts[s + 1] - chains.starts[s];
    }
    const copy = new SessionChains(
      this.itemCount,
      Math.ceil(sessions * (1 + spare)) + 16,
      Math.ceil(events * (1 + spare)) + this.limits.longestSession,
    );
    for (let s = 0; s < reachable.length; s++) {
      if (reachable[s] === 0) continue;
      copy.append(chains.ids[s], chains.items, chains.starts[s], chains.starts[s + 1]);
    }
    return copy;
  }

  private checkItem(item: number, place: number): void {
    if (Number.isInteger(item) && item >= 0 && item < this.itemCount) return;
    throw new RangeError(`Session entry ${place}: item ${item}, but the index knows ${this.itemCount}.`);
  }
}

function checkState({ starts, items, ids, counts, asked, returned }: IndexState): void {
  const ascending = (values: Uint32Array, step: number) =>
    values.every((value, i) => i === 0 || value >= values[i - 1] + step);
  const fits =
    starts.length === ids.length + 1 &&
    starts[0] === 0 &&
    starts[ids.length] === items.length &&
    counts.length === 3 &&
    counts[2] > 0 &&
    ids.every((id) => id < counts[1]) &&
    returned.every((count, r) => count <= asked[r]);
  if (!fits || !ascending(starts, 2) || !ascending(ids, 1)) {
    throw new RangeError(`${ids.length} sessions of ${items.length} events are no list of sessions.`);
  }
}
