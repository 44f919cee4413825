import { type Allocation, assign, isHeldOut, isInRamp } from "@/ml/index";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import type { Variant } from "./definition";
import type { Device } from "./device";
import { type Experiment, type FlagSwitch, rampAt, sharesOf } from "./experiment";
import type { Holdout } from "./holdout";
import { NO_PAST, prefers, type TastePast } from "./taste";

/** Whoever a list is for, as far as an assignment depends on it. */
export interface Subject {
  /** By which id they are assigned; null for those nobody knows, who take part in nothing. */
  unit: string | null;
  /** Since when something is known of them, milliseconds since the epoch; null: nothing is. */
  knownSince: number | null;
  device: Device;
}

/** A variant somebody wants to look at, whatever they are assigned. */
export interface Forced {
  experiment: string;
  variant: string;
}

/** What a list is made by, and on whose account. */
export interface Choice {
  strategy: Strategy;
  /** The model version that ranks; null: the live one. */
  model: string | null;
  /** The experiment and variant the list counts for. */
  experiment: string | null;
  variant: string | null;
  /** The share of shoppers the variant has. */
  share: number | null;
  /** Whether the shopper is held out; null while there is no holdout, or nobody is known. */
  held: boolean | null;
  /** Of an interleaved list: what drafts after `strategy` and `model`. */
  rival: { strategy: Strategy; model: string | null } | null;
}

/** The name under which an interleaved list is counted: it is of both variants. */
export const INTERLEAVED = "interleaved";
const NOBODY_KNOWN: Subject = { unit: null, knownSince: null, device: "desktop" };

/** Everything that decides which strategy and model make a list. Never changed; a newer one replaces it. */
export class ServingPlan {
  readonly #strategies: ReadonlyMap<string, Strategy>;
  readonly #live: ReadonlyMap<Placement, Strategy>;
  readonly #byPlacement = new Map<Placement, Experiment[]>();
  readonly #flags: ReadonlyMap<string, FlagSwitch>;
  readonly #holdout: Holdout | null;

  /**
   * @param strategies those that are stored, by id
   * @param live of each placement that is not served by what ships with Aisle
   * @param experiments those that run, the oldest first
   */
  constructor(
    strategies: ReadonlyMap<string, Strategy> = new Map(),
    live: ReadonlyMap<Placement, Strategy> = new Map(),
    experiments: readonly (Experiment | FlagSwitch)[] = [],
    holdout: Holdout | null = null,
  ) {
    this.#strategies = strategies;
    this.#live = live;
    this.#holdout = holdout;
    this.#flags = new Map(experiments.filter((one) => one.kind === "flag").map((flag) => [flag.id, flag]));
    for (const experiment of experiments) {
      if (experiment.kind === "flag") continue;
      for (const placement of experiment.definition.placements)
        this.#byPlacement.set(placement, [...(this.#byPlacement.get(placement) ?? []), experiment]);
    }
  }

  /** What serves a placement where no experiment says otherwise. */
  liveStrategy(placement: Placement): Strategy {
    return this.#live.get(placement) ?? shippedStrategy(placement);
  }

  /** Whether who asks can make a difference to which strategy makes this placement's list. */
  dependsOnShopper(placement: Placement): boolean {
    return this.#holdout !== null || this.#byPlacement.has(placement);
  }

  /**
   * The strategy and model of one list. A pure function of the plan, the subject and the time: the same in every process.
   *
   * @param isWithin whether the list's page is of a category (a path) or of one below it
   * @param past what the shopper is known to have done; asked where an audience depends on it alone
   */
  choose(
    placement: Placement,
    {
      subject = NOBODY_KNOWN,
      forced = null,
      isWithin = () => false,
      past = () => NO_PAST,
      now,
    }: ChoiceContext,
  ): Choice {
    const experiments = this.#byPlacement.get(placement) ?? [];
    const wanted = forced && experiments.find(({ id }) => id === forced.experiment);
    const shown = wanted?.definition.variants.find(({ key }) => key === forced?.variant);
    // Looked at, and not counted.
    if (shown) return { ...this.#plain(placement), ...this.#made(placement, shown) };
    if (subject.unit === null) return this.#plain(placement);
    const held = this.#holdout && isHeldOut(this.#holdout.salt, subject.unit, this.#holdout.share);
    if (held) return { ...this.#plain(placement), strategy: this.#heldStrategy(placement), held };
    for (const experiment of experiments) {
      if (!isInAudience(experiment, { subject, isWithin, past })) continue;
      const found = this.#assigned(placement, experiment, subject.unit, now);
      if (found) return { ...found, held };
    }
    return { ...this.#plain(placement), held };
  }

  /** Whether a flag is on for somebody. One that is unknown, or not started, is off; so is every one in the holdout. */
  isOn(flag: string, subject: Pick<Subject, "unit" | "device">, now: number): boolean {
    const found = this.#flags.get(flag);
    if (!found) return false;
    const { audience, ramp } = found.definition;
    if (audience.device !== "all" && audience.device !== subject.device) return false;
    const share = rampAt(ramp, found.startedAt, now);
    // Whoever has no id cannot be told from others: they have it when everybody has.
    if (subject.unit === null) return share === 1;
    if (this.#holdout && isHeldOut(this.#holdout.salt, subject.unit, this.#holdout.share)) return false;
    return isInRamp(found.id, subject.unit, share);
  }

  #plain(placement: Placement): Choice {
    const strategy = this.liveStrategy(placement);
    return { strategy, model: null, experiment: null, variant: null, share: null, held: null, rival: null };
  }

  #heldStrategy(placement: Placement): Strategy {
    return this.#strategyById(this.#holdout?.strategies[placement], placement);
  }

  #assigned(placement: Placement, experiment: Experiment, unit: string, now: number): Choice | null {
    const { id, definition, slice, startedAt } = experiment;
    const shares = sharesOf(experiment);
    const allocation: Allocation = { salt: id, shares, slice, ramp: rampAt(definition.ramp, startedAt, now) };
    const place = assign(allocation, unit);
    const variant = definition.variants[place];
    if (!variant) return null;
    if (definition.mode === "interleave") return this.#interleaved(placement, experiment);
    const counted = { experiment: id, variant: variant.key, share: shares[place] ?? null };
    return { ...this.#plain(placement), ...this.#made(placement, variant), ...counted };
  }

  #interleaved(placement: Placement, { id, definition }: Experiment): Choice | null {
    const [first, second] = definition.variants;
    if (!first || !second) return null;
    const counted = { experiment: id, variant: INTERLEAVED, share: 1 };
    const rival = this.#made(placement, second);
    return { ...this.#plain(placement), ...this.#made(placement, first), ...counted, rival };
  }

  #made(placement: Placement, { strategies, model }: Variant) {
    return { strategy: this.#strategyById(strategies[placement], placement), model };
  }

  #strategyById(id: string | undefined, placement: Placement): Strategy {
    if (id === undefined) return this.liveStrategy(placement);
    const shipped = shippedStrategy(placement);
    if (id === strategyName(shipped)) return shipped;
    return this.#strategies.get(id) ?? this.liveStrategy(placement);
  }
}

export interface ChoiceContext {
  subject?: Subject;
  forced?: Forced | null;
  isWithin?: (category: string) => boolean;
  past?: () => TastePast;
  /** Milliseconds since the epoch. */
  now: number;
}

function isInAudience(
  { definition, startedAt }: Experiment,
  { subject, isWithin, past }: Required<Pick<ChoiceContext, "subject" | "isWithin" | "past">>,
): boolean {
  const { shoppers, device, category, taste } = definition.audience;
  if (device !== "all" && device !== subject.device) return false;
  if (category !== null && !isWithin(category)) return false;
  if (taste !== null && !prefers(taste, past(), startedAt ?? 0)) return false;
  if (shoppers === "all") return true;
  // By what was known when the experiment began: a shopper does not leave it by coming to be known in it.
  const wasKnown = subject.knownSince !== null && subject.knownSince < (startedAt ?? 0);
  return wasKnown === (shoppers === "known");
}
