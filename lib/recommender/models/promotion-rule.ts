import type { Comparison, Metrics, PairedDifference } from "@/ml/index";
import { toPublicProductId } from "@/lib/platform/ids";
import type { ChampionComparison, ExposureSurge } from "./model-version";

/** Below this many shoppers a difference between two models says nothing. */
export const FEWEST_SHOPPERS = 20;
/** A loss of at most this share of the live version's NDCG is made up for by knowing the newest products and shoppers. */
export const TOLERATED_LOSS = 0.02;

export interface Decision {
  promote: boolean;
  /** One to three plain sentences with the figures that decided. */
  reason: string;
}

/** What stands in the way of a new version, or why there is none to compare it with. */
export type LiveVersion =
  | { id: string; champion: ChampionComparison | null }
  /** It was trained by an older version of Aisle, or is damaged: nothing can be asked of it. */
  | { id: string; isUnreadable: true };

const figure = (value: number) => value.toFixed(4);
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;

function kept(reason: string): Decision {
  return { promote: false, reason: `Kept as a candidate: ${reason}` };
}

function promoted(reason: string): Decision {
  return { promote: true, reason: `Promoted: ${reason}` };
}

function describeInterval({ mean, low, high }: PairedDifference): string {
  return `${signed(mean)} (95 % interval ${signed(low)} to ${signed(high)})`;
}

/** What a version has to be whether or not another one serves: popularity itself, or better than it. */
function beatsPopularity({ chosen, overPopularity, k }: Comparison): Decision {
  if (chosen === "popularity") return promoted("it ranks by plain popularity, which needs no proof.");
  if (!overPopularity || overPopularity.cases === 0) {
    return kept("no shopper of the test part could be measured.");
  }
  const figures = `${describeInterval(overPopularity)} with ${overPopularity.cases} shoppers`;
  return overPopularity.mean > 0
    ? promoted(
        `on the newest interactions its NDCG@${k} differs from that of plain popularity by ${figures}.`,
      )
    : kept(`on the newest interactions its NDCG@${k} differs from that of plain popularity by ${figures}.`);
}

function describeBoth({ champion, challenger }: ChampionComparison): string {
  const of = ({ ndcg, recall }: Metrics) => `NDCG ${figure(ndcg)}, capped recall ${figure(recall)}`;
  return `${of(challenger)} against ${of(champion)}`;
}

/** The challenger against the live version: better, as good, worse, or too close to call. */
function compareWithChampion(compared: ChampionComparison): Decision {
  const { championId, champion, difference } = compared;
  if (!difference || difference.cases < FEWEST_SHOPPERS) {
    const cases = difference?.cases ?? 0;
    return kept(
      `too little to tell. Only ${cases} shoppers could be asked about both it and the live version ${championId}; ` +
        `at least ${FEWEST_SHOPPERS} are needed. The live version stays.`,
    );
  }
  const figures =
    `${describeBoth(compared)} of ${championId}, a difference of ${describeInterval(difference)} ` +
    `with ${difference.cases} shoppers.`;
  const margin = TOLERATED_LOSS * champion.ndcg;
  if (difference.low > 0) return promoted(`it is better than the live version: ${figures}`);
  if (difference.high < 0) return kept(`it is worse than the live version: ${figures}`);
  if (difference.low >= -margin) {
    return promoted(`it is as good as the live version and knows newer interactions: ${figures}`);
  }
  return kept(`too little to tell it from the live version: ${figures} The live version stays.`);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Wins, and would push products nobody buys: that may be a click farm, or a hit that is about to sell. A person decides. */
function waitForPerson(surges: readonly ExposureSurge[]): Decision {
  const [worst] = [...surges].sort((a, b) => b.after - a.after);
  if (!worst) throw new Error("Nothing surges.");
  const { productId, before, after, met, bought } = worst;
  const others = surges.length > 1 ? `, and ${surges.length - 1} more products likewise` : "";
  return kept(
    `it waits for a person. It would show ${toPublicProductId(productId)} in ${percent(after)} of all lists instead of ` +
      `${percent(before)}, though of ${met} shoppers who met it only ${bought} bought it${others}. ` +
      `Promote it if that is as it should be.`,
  );
}

/**
 * Whether a newly trained version should serve. It has to be plain popularity, or better than that on the newest
 * interactions. Where a version is live, the two are compared shopper by shopper: the new one serves when it is better,
 * or when a loss of more than two per cent can be ruled out. While that cannot be told, the live version stays. One that
 * wins and multiplies a product's exposure without orders behind it stays a candidate, too.
 *
 * @param live null when no version is live
 * @param surges what the new version would show many times as often as the live one, without orders behind it
 */
export function decidePromotion(
  comparison: Comparison,
  live: LiveVersion | null,
  surges: readonly ExposureSurge[] = [],
): Decision {
  const decision = decideByFigures(comparison, live);
  return decision.promote && surges.length > 0 ? waitForPerson(surges) : decision;
}

function decideByFigures(comparison: Comparison, live: LiveVersion | null): Decision {
  const first = beatsPopularity(comparison);
  if (!live) {
    return first.promote
      ? promoted(`no version was live before. ${comparison.reason}`)
      : { promote: false, reason: `${first.reason} No version is live; pages show what is popular.` };
  }
  if ("isUnreadable" in live) {
    if (!first.promote) return first;
    return promoted(`the live version ${live.id} was trained by an older version of Aisle and cannot serve.`);
  }
  if (!live.champion) {
    return kept(
      `too little to tell. Too little has happened since the live version ${live.id} was trained. It stays.`,
    );
  }
  const second = compareWithChampion(live.champion);
  return second.promote && !first.promote ? first : second;
}
