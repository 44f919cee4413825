import "server-only";
import { OUTDATED } from "@/lib/recommender/models/artifact-check";
import type { Alarm } from "./alarm";
import type { Arm } from "./arm";
import { isAsGood, isShownEnough, judgeArms, type Pair } from "./judge-arms";
import { judgeCoverage, judgeExposure } from "./judge-lists";
import { judgeDrift, judgeErrors, judgeLatency, type Minute } from "./judge-serving";
import { readArms, readHeld, readMinutes, readProcesses, readUsual, type Span } from "./read-figures";
import { BESIDE_MS, DRIFT, LEAST, ORDER_MS, PAST_MS, PRESENT_MS, SLOW } from "./thresholds";
import { boundedFrom, type Watched } from "./watched";

const MINUTE_MS = 60_000;

/** What the guard has seen of the version it judges. */
export interface Seen {
  /** The version that is judged: the released one, or the live one. */
  modelId: string;
  alarms: Alarm[];
  /** A comparison at the same time says that it is no worse: whatever has changed, it is not this version. */
  isAsGoodBeside: boolean;
  /** Both were shown at the same time to enough shoppers: that comparison decides, and no other. */
  isComparedBeside: boolean;
  /** It is shown, and there is no past to compare it with. */
  hasNoPast: boolean;
  /** Lists of it in the present stage of its release. */
  stageLists: number;
}

const NOBODY: Omit<Seen, "modelId"> = {
  alarms: [],
  isAsGoodBeside: false,
  isComparedBeside: false,
  hasNoPast: false,
  stageLists: 0,
};

/** Whole minutes before `now`. */
function lastMinutes(now: number, minutes: number): Span {
  const to = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return { from: to - minutes * MINUTE_MS, to };
}

/** Everything that may be harm in the version that is being released, or else in the live one. */
export async function watch(watched: Watched): Promise<Seen> {
  const { release, liveId } = watched;
  if (release?.stage === "shadow") return watchShadow(watched, release.modelId, release.stageAt);
  if (release?.stage === "canary") return watchCanary(watched, release.modelId, release.stageAt);
  const [beside, before, limits] = await Promise.all([
    watchHoldback(watched),
    watchAgainstPast(watched),
    watchLimits(watched, liveId, watched.predecessorId),
  ]);
  return {
    ...beside,
    hasNoPast: before.hasNoPast,
    alarms: [...limits, ...beside.alarms, ...before.alarms],
  };
}

async function watchShadow(watched: Watched, modelId: string, since: number): Promise<Seen> {
  const { now, liveId } = watched;
  const span = lastMinutes(now, SLOW.minutes);
  const [minutes, others, whole, refused] = await Promise.all([
    readMinutes(span, modelId, "shadow"),
    readMinutes(span, liveId, "serving"),
    readMinutes({ from: since, to: now }, modelId, "shadow"),
    watchValidation(modelId),
  ]);
  const alarms = [judgeLatency(minutes, others), judgeErrors(minutes, others), refused];
  const stageLists = whole.reduce((sum, { lists }) => sum + lists, 0);
  return { ...NOBODY, modelId, stageLists, alarms: alarms.filter((alarm) => alarm !== null) };
}

async function watchCanary(watched: Watched, modelId: string, since: number): Promise<Seen> {
  const [beside, limits] = await Promise.all([
    compareBeside(watched.now, since, modelId, watched.liveId),
    watchLimits(watched, modelId, watched.liveId),
  ]);
  return { ...beside, alarms: [...limits, ...beside.alarms] };
}

async function watchHoldback({ now, liveId, release }: Watched): Promise<Seen> {
  if (release?.modelId !== liveId || !release.controlId) return { ...NOBODY, modelId: liveId };
  return compareBeside(now, release.stageAt, liveId, release.controlId);
}

/** Two versions that are shown at the same time: the honest comparison, whatever the hour. */
async function compareBeside(now: number, since: number, modelId: string, controlId: string): Promise<Seen> {
  const span = { from: await boundedFrom(Math.max(since, now - BESIDE_MS), now), to: now };
  const [arms, of, against] = await Promise.all([
    readArms(span, [modelId, controlId]),
    readHeld(span, modelId),
    readHeld(span, controlId),
  ]);
  const pair = toPair("beside", arms.get(modelId), arms.get(controlId));
  const lists = [judgeCoverage(of, against, "beside"), judgeExposure(of, against, "beside")];
  return {
    modelId,
    alarms: [...(pair ? judgeArms(pair) : []), ...lists.filter((alarm) => alarm !== null)],
    isAsGoodBeside: pair !== null && isAsGood(pair),
    isComparedBeside: pair !== null && isShownEnough(pair),
    hasNoPast: false,
    stageLists: arms.get(modelId)?.lists ?? 0,
  };
}

function toPair(basis: Pair["basis"], of: Arm | undefined, against: Arm | undefined): Pair | null {
  return of && against ? { basis, of, against } : null;
}

/**
 * The live version's last hour against the day before: its own, and its predecessor's where it has only come. The mix of
 * placements is taken out, and what clicks vary by from hour to hour is borne.
 */
async function watchAgainstPast(watched: Watched): Promise<Pick<Seen, "alarms" | "hasNoPast">> {
  const { now, liveId, liveSince, predecessorId } = watched;
  const from = await boundedFrom(Math.max(liveSince, now - PRESENT_MS), now);
  const past = { from: await boundedFrom(from - PAST_MS, from), to: from };
  const models = [liveId, ...(predecessorId ? [predecessorId] : [])];
  const usual = await readUsual(past, models);
  const [present, before] = await Promise.all([
    comparePresent({ from, to: now }, liveId, usual.rates),
    readArms(past, models, usual.rates, ORDER_MS),
  ]);
  const together = addArms([...before.values()]);
  const hasPast =
    together !== null && together.shoppers >= LEAST.shoppers && together.clicked >= LEAST.events;
  const isShown = (present?.lists ?? 0) >= LEAST.lists && (present?.shoppers ?? 0) >= LEAST.shoppers;
  const pair = toPair("before", present ?? undefined, together ?? undefined);
  const [of, against, drift] = await Promise.all([
    readHeld({ from, to: now }, liveId),
    readHeld(past, predecessorId !== null && now - liveSince < PRESENT_MS ? predecessorId : liveId),
    watchDrift(watched),
  ]);
  const lists = [judgeCoverage(of, against, "before"), judgeExposure(of, against, "before"), drift];
  return {
    hasNoPast: isShown && !hasPast,
    alarms: [...(pair ? judgeArms(pair, usual.deviation) : []), ...lists.filter((alarm) => alarm !== null)],
  };
}

/** Clicks of all lists; orders of those that have had the time to lead to one. */
async function comparePresent(
  span: Span,
  model: string,
  rates: Parameters<typeof readArms>[2],
): Promise<Arm | null> {
  const [all, old] = await Promise.all([
    readArms(span, [model], rates, ORDER_MS),
    readArms({ from: span.from, to: Math.max(span.from, span.to - ORDER_MS) }, [model], rates, ORDER_MS),
  ]);
  const [arm, ripe] = [all.get(model), old.get(model)];
  if (!arm) return null;
  const nothing = { ...arm.orders, n: 0, sum: 0, sumSquares: 0, denominator: null };
  return { ...arm, bought: ripe?.bought ?? 0, orders: ripe?.orders ?? nothing };
}

/** The lists of several versions as of one. A shopper of two counts twice, which only widens what is said of them. */
function addArms(arms: readonly Arm[]): Arm | null {
  const [first, ...others] = arms;
  if (!first) return null;
  const add = (a: Arm["clicks"], b: Arm["clicks"]): Arm["clicks"] => ({
    name: a.name,
    n: a.n + b.n,
    sum: a.sum + b.sum,
    sumSquares: (a.sumSquares ?? 0) + (b.sumSquares ?? 0),
    denominator: {
      sum: (a.denominator?.sum ?? 0) + (b.denominator?.sum ?? 0),
      sumSquares: (a.denominator?.sumSquares ?? 0) + (b.denominator?.sumSquares ?? 0),
      sumProducts: (a.denominator?.sumProducts ?? 0) + (b.denominator?.sumProducts ?? 0),
    },
  });
  return others.reduce(
    (sum, arm) => ({
      model: sum.model,
      shoppers: sum.shoppers + arm.shoppers,
      lists: sum.lists + arm.lists,
      clicked: sum.clicked + arm.clicked,
      bought: sum.bought + arm.bought,
      clicks: add(sum.clicks, arm.clicks),
      orders: add(sum.orders, arm.orders),
    }),
    first,
  );
}

async function watchDrift({ now, liveId, liveSince }: Watched): Promise<Alarm | null> {
  const middle = now - DRIFT.presentMs;
  const [present, past] = await Promise.all([
    readMinutes({ from: Math.max(liveSince, middle), to: now }, liveId, "serving"),
    readMinutes({ from: Math.max(liveSince, middle - PAST_MS), to: middle }, liveId, "serving"),
  ]);
  return judgeDrift(present, past);
}

/** Slow, failing, refused: what no comparison is needed for but with what might fail for the same cause. */
async function watchLimits(
  { now, liveId, liveSince }: Watched,
  modelId: string,
  otherId: string | null,
): Promise<Alarm[]> {
  const span = lastMinutes(now, SLOW.minutes);
  const before = { from: liveSince - SLOW.minutes * MINUTE_MS, to: liveSince };
  const none: Minute[] = [];
  const [minutes, beside, earlier, refused] = await Promise.all([
    readMinutes(span, modelId, "serving"),
    otherId ? readMinutes(span, otherId, "serving") : none,
    otherId && modelId === liveId ? readMinutes(before, otherId, "serving") : none,
    watchValidation(modelId),
  ]);
  const others = beside.length >= SLOW.minutes ? beside : earlier;
  const alarms = [judgeLatency(minutes, others), judgeErrors(minutes, others), refused];
  return alarms.filter((alarm) => alarm !== null);
}

/** A process that serves has proved the version and refuses it. One of an older format waits for a training instead. */
async function watchValidation(modelId: string): Promise<Alarm | null> {
  const processes = await readProcesses();
  const refusing = processes.filter(({ refusedId }) => refusedId === modelId);
  const [first] = refusing;
  if (!first || first.refusedReason?.includes(OUTDATED)) return null;
  return {
    name: "validation",
    basis: "limit",
    drastic: true,
    message: `${refusing.length} of ${processes.length} processes refuse it: ${first.refusedReason ?? "no reason given"}`,
    detail: { processes: processes.length, refusing: refusing.length, reason: first.refusedReason },
  };
}
