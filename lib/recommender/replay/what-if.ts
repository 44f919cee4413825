import "server-only";
import { AppError } from "@/lib/platform/errors";
import { parsePublicProductId } from "@/lib/platform/ids";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { getPlan } from "@/lib/recommender/experiments/live-plan";
import type { LiveModel } from "@/lib/recommender/serving/live-model";
import { recommend } from "@/lib/recommender/serving/recommend";
import type { Placement } from "@/lib/recommender/strategies/placements";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import { estimatePolicy, explainReplayProblem, fitRates, type PolicyValue, type ReplayLog } from "@/ml/index";
import { type LoggedList, readLoggedLists, stateThen } from "./logged-lists";

const DAY_MS = 86_400_000;
const ALPHA = 0.05;
/** Lists made anew; each takes a millisecond or two, and a query. */
export const MOST_LISTS = 5_000;

/** What a strategy or a model would have been clicked, by lists that were made without it. */
export interface WhatIf {
  placement: Placement;
  /** Lists that were made anew. */
  lists: number;
  shoppers: number;
  /** Clicks a list as it was. */
  logged: number | null;
  /** Clicks a list as it would have been; `dr` is the one to read, the others are there to be compared. */
  estimates: { ips: PolicyValue; snips: PolicyValue; dr: PolicyValue };
  /** Of the places that chance had no part in, how many are filled today as they were then: how far the replay can be trusted. */
  reproduced: number | null;
  /** Why nothing is said; null when something is. */
  problem: string | null;
}

export interface WhatIfOptions {
  strategy: Strategy;
  /** A version that this process does not serve by; null: the live one. */
  model: LiveModel | null;
  days: number;
  now: number;
}

/** Lists that stand on a page's product, or beside a cart, depend on more than is logged. */
function requireReplayable(placement: Placement): void {
  const isOfShopper = placement.startsWith("home.") || placement.startsWith("account.");
  if (!isOfShopper)
    throw new AppError(
      "conflict",
      `Lists of ${placement} depend on the page they stood on, which is not logged: only lists of home and account pages can be replayed.`,
    );
}

/**
 * Estimates what a strategy or model that is not live would be clicked, from lists that explored: each logged place is
 * weighed by how likely it was to be filled so, and counts where the policy would have filled it so as well. Made anew, a
 * list rests on what was known of the shopper then, and on the catalog, trends and models of today. Throws AppError
 * unauthenticated, forbidden, or conflict for a placement whose lists cannot be replayed.
 */
export async function whatIf({ strategy, model, days, now }: WhatIfOptions, actor: Actor): Promise<WhatIf> {
  requireRight(actor, "merchandising:read");
  const { placement } = strategy;
  requireReplayable(placement);
  const lists = await readLoggedLists(placement, now - days * DAY_MS, MOST_LISTS);
  const live = (await getPlan()).liveStrategy(placement);
  const rows = createRows();
  let [same, certain] = [0, 0];
  for (const list of lists) {
    const state = await stateThen(list);
    const target = await makeAnew(list, {
      strategy,
      model: model?.id ?? null,
      loaded: model ?? undefined,
      state,
    });
    addRows(rows, list, target);
    if (list.strategy !== `${live.name}@${live.version}`) continue;
    const again = await makeAnew(list, { strategy: live, model: null, state });
    list.items.forEach((item, place) => {
      if ((list.propensities[place] ?? 0) < 0.5) return;
      certain++;
      if (again[place] === item) same++;
    });
  }
  return { placement, reproduced: certain === 0 ? null : same / certain, ...estimate(rows, lists) };
}

/** The products of a list as something would make it, by place. */
async function makeAnew(
  { shopperId, servedAt, items }: LoggedList,
  preview: Parameters<typeof recommend>[0]["preview"] & object,
): Promise<(number | null)[]> {
  const placement = preview.strategy.placement;
  const placements = [{ placement, k: items.length }];
  // What it makes never explores: a policy is judged by what it means to show.
  const plain = { ...preview, strategy: { ...preview.strategy, exploration: 0 } };
  const { lists } = await recommend({ shopperId, trusted: true, placements, preview: plain }, servedAt);
  return lists[0]?.items.map(({ product }) => parsePublicProductId(product.id)) ?? [];
}

type Rows = ReturnType<typeof createRows>;

function createRows() {
  return {
    rewards: [] as number[],
    propensities: [] as number[],
    targets: [] as number[],
    units: [] as number[],
    actions: [] as number[],
    /** What the policy would have put there; 0: nothing. */
    wanted: [] as number[],
    strata: [] as number[],
    numbers: new Map<string, number>(),
  };
}

function addRows(rows: Rows, list: LoggedList, target: readonly (number | null)[]): void {
  const unit = rows.numbers.get(list.shopperId) ?? rows.numbers.size;
  rows.numbers.set(list.shopperId, unit);
  const clicked = new Set(list.clicked);
  list.items.forEach((item, place) => {
    rows.rewards.push(clicked.has(place) ? 1 : 0);
    rows.propensities.push(list.propensities[place] ?? 1);
    rows.targets.push(target[place] === item ? 1 : 0);
    rows.units.push(unit);
    rows.actions.push(item);
    rows.wanted.push(target[place] ?? 0);
    rows.strata.push(place);
  });
}

/** What shoppers of the other half make of a product at a place: never learnt from whom it is asked about. */
function modelOf({ actions, wanted, strata, rewards, units }: Rows): NonNullable<ReplayLog["model"]> {
  const halves = [0, 1].map((half) =>
    fitRates({ actions, strata, rewards }, (row) => (units[row] ?? 0) % 2 !== half),
  );
  const expect = (products: readonly number[]) =>
    products.map((product, row) => halves[(units[row] ?? 0) % 2]?.(product, strata[row] ?? 0) ?? 0);
  return { chosen: expect(actions), target: expect(wanted) };
}

function estimate(rows: Rows, lists: readonly LoggedList[]) {
  const { rewards, propensities, targets, units } = rows;
  const log: ReplayLog = { rewards, propensities, targets, units, model: modelOf(rows) };
  const places = lists.length === 0 ? 0 : rewards.length / lists.length;
  const by = (estimator: "ips" | "snips" | "dr") =>
    scale(estimatePolicy(log, { estimator, alpha: ALPHA }), places);
  const estimates = { ips: by("ips"), snips: by("snips"), dr: by("dr") };
  const { error } = estimates.dr;
  const clicks = rewards.reduce((sum, reward) => sum + reward, 0);
  return {
    lists: lists.length,
    shoppers: rows.numbers.size,
    logged: lists.length === 0 ? null : clicks / lists.length,
    estimates,
    problem: error === null ? null : explainReplayProblem(error),
  };
}

/** From clicks a place to clicks a list. */
function scale(value: PolicyValue, places: number): PolicyValue {
  const of = (one: number | null) => (one === null ? null : one * places);
  return {
    ...value,
    value: of(value.value),
    low: of(value.low),
    high: of(value.high),
    standardError: of(value.standardError),
  };
}
