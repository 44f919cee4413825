import type { SessionChains } from "./session-chains";

/** Items whose chains are followed at once. */
const GROUP = 32;

/**
 * Follows the chains of several items together. A chain through a large memory is waited for link by link; links of several
 * chains do not wait for each other.
 */
export class ChainWalk {
  private readonly links = new Uint32Array(GROUP);
  private readonly sizes = new Uint32Array(GROUP);
  private sessions = new Uint32Array(0);

  /**
   * @param most newest sessions of each item
   * @param visit told the place of each item among the items and its sessions, the newest first: a view, which is written over
   */
  follow(
    chains: SessionChains,
    items: Uint32Array,
    most: number,
    visit: (place: number, sessions: Uint32Array) => void,
  ): void {
    const room = Math.min(most, chains.sessionCount);
    if (this.sessions.length < GROUP * room) this.sessions = new Uint32Array(GROUP * room);
    for (let first = 0; first < items.length; first += GROUP) {
      const group = items.subarray(first, first + GROUP);
      this.followGroup(chains, group, room);
      for (let i = 0; i < group.length; i++) {
        visit(first + i, this.sessions.subarray(i * room, i * room + this.sizes[i]));
      }
    }
  }

  private followGroup({ sessionOf, older, newest }: SessionChains, items: Uint32Array, room: number): void {
    const { links, sizes, sessions } = this;
    const count = items.length;
    for (let i = 0; i < count; i++) {
      links[i] = newest[items[i]];
      sizes[i] = 0;
    }
    for (let isOver = false; !isOver;) {
      isOver = true;
      for (let i = 0; i < count; i++) {
        const link = links[i];
        const size = sizes[i];
        if (link === 0 || size === room) continue;
        isOver = false;
        const session = sessionOf[link - 1];
        links[i] = older[link - 1];
        const place = i * room + size;
        if (size > 0 && sessions[place - 1] === session) continue; // met twice in one session
        sessions[place] = session;
        sizes[i] = size + 1;
      }
    }
  }
}

/**
 * Reads the first event of each session, for nothing but to have it near: reads that do not depend on each other are waited for
 * together, those of a loop over all events one after the other.
 */
export function fetchEvents({ items, starts }: SessionChains, sessions: Uint32Array, count: number): number {
  let read = 0;
  for (let i = 0; i < count; i++) read += items[starts[sessions[i]]];
  return read;
}
