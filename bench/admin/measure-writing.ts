import { getDb, getPool } from "@/lib/platform/db/client";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import type { Fact } from "@/lib/shop/interactions/facts";
import { type Events, writeEvents } from "@/lib/shop/interactions/write-events";
import { makeBatch } from "../record/roads";

/** What it costs to note changes, and how soon they are counted. */
export interface WritingCost {
  /** Events a second, median of the rounds: batches of views, and of lists with a click and a cart each. */
  views: { without: number; with: number };
  lists: { without: number; with: number };
  /** Milliseconds of counting what ten batches have changed, median. */
  counting: number;
}

const WRITERS = 10;
const SECONDS = 2;
const ROUNDS = 5;

const SWITCH = {
  off: `alter table interactions disable trigger user; alter table shown_lists disable trigger user;
    alter table clicks disable trigger user`,
  on: `alter table interactions enable trigger user; alter table shown_lists enable trigger user;
    alter table clicks enable trigger user`,
} as const;

/** What a page of four lists leaves when one product of each is clicked and put into the cart. */
export function makeVisit(experiment: string | null = null): Events {
  const [shopperId, at] = [randomId(), Date.now()];
  const lists = Array.from({ length: 4 }, () => ({
    id: uuidv7(),
    placement: "home.for-you",
    strategy: "s@1",
    model: "m1",
    rung: "live" as const,
    experiment,
    variant: experiment && "a",
    items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    shopperId,
    servedAt: at,
  }));
  const common = { productId: 1, at, clientAt: null };
  return {
    facts: lists.map(({ id }): Fact => ({
      ...common,
      id: uuidv7(),
      shopperId,
      kind: "cart",
      value: 1,
      listId: id,
    })),
    impressions: lists.map((list) => ({ list, shopperId, at })),
    clicks: lists.map(({ id }) => ({ ...common, id: uuidv7(), listId: id, position: 0 })),
  };
}

const eventsOf = ({ facts, impressions = [], clicks = [] }: Events): number =>
  facts.length + impressions.length + clicks.length;

/** Events a second of several writers. */
async function write(make: () => Events): Promise<number> {
  const began = performance.now();
  let written = 0;
  const writer = async () => {
    while (performance.now() - began < 1_000 * SECONDS) {
      const events = make();
      await writeEvents(getDb(), events);
      written += eventsOf(events);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return (1_000 * written) / (performance.now() - began);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function compare(make: () => Events): Promise<{ without: number; with: number }> {
  const rates = { without: [] as number[], with: [] as number[] };
  // In turn, so that a noisy machine is noisy for both; the first round is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    await getPool("work").query(SWITCH.off);
    const without = await write(make);
    await getPool("work").query(SWITCH.on);
    const withNotes = await write(make);
    if (round === 0) continue;
    rates.without.push(without);
    rates.with.push(withNotes);
  }
  return { without: median(rates.without), with: median(rates.with) };
}

/** Leaves what was written while nothing was noted to be counted by a rebuild. */
export async function measureWriting(): Promise<WritingCost> {
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    for (let batch = 0; batch < 10; batch++) await writeEvents(getDb(), makeVisit());
    const began = performance.now();
    await refreshRollups();
    times.push(performance.now() - began);
  }
  const views = await compare(() => ({ facts: makeBatch(20) }));
  const lists = await compare(() => makeVisit());
  return { views, lists, counting: median(times) };
}
