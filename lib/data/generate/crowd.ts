import { createRng, drawExponential, drawIndex, type Rng, seedFor, sumUp } from "@/ml/index";
import type { Groups } from "./catalog";
import { DAY_MS, type GenerateOptions, startOf } from "./options";
import { dailyDemand, demandByHour } from "./seasons";
import { CROWD, NEW_DAYS } from "./shape";

/** Favourite groups of a shopper. */
export const FAVOURITES = CROWD.favourites.length;

/** Who comes to the shop, as columns. Shoppers are numbered in the order of their first visit. */
export interface Crowd {
  shopperCount: number;
  /** First visit, ascending: milliseconds since the epoch. */
  joined: Float64Array;
  /** Days after which a shopper does not come back. */
  stays: Float32Array;
  /** Running sums of how often they come back. */
  activity: Float64Array;
  /** Shoppers × FAVOURITES: groups, the most loved first. */
  favourites: Uint16Array;
  levelOf: Uint8Array;
}

export function makeCrowd(options: GenerateOptions, groups: Groups): Crowd {
  const rng = createRng(seedFor(options.seed, "crowd"));
  const joined = drawJoining(options, rng);
  const personas = drawPersonas(groups, rng);
  const { length } = joined;
  const stays = new Float32Array(length);
  const weights = new Float64Array(length);
  const favourites = new Uint16Array(length * FAVOURITES);
  const levelOf = new Uint8Array(length);
  for (let s = 0; s < length; s++) {
    weights[s] = Math.min(CROWD.mostActivity, (1 - rng.uniform()) ** (-1 / CROWD.activitySlope));
    stays[s] = drawExponential(rng, CROWD.stays);
    levelOf[s] = rng.integer(3);
    const likings = personas[rng.integer(personas.length)] ?? new Uint16Array(1);
    for (let f = 0; f < FAVOURITES; f++) {
      favourites[s * FAVOURITES + f] = drawFavourite(likings, groups, rng);
    }
  }
  return { shopperCount: length, joined, stays, activity: sumUp(weights), favourites, levelOf };
}

function drawJoining(options: GenerateOptions, rng: Rng): Float64Array {
  const start = startOf(options);
  const newDays = Math.min(NEW_DAYS, options.days / 4);
  const ofDay = Float64Array.from({ length: options.days }, (_, day) => {
    // Those who were customers before the history begins show up in its first weeks.
    const backlog = 1 + 3 * Math.exp(-day / 20);
    return backlog * dailyDemand(start + day * DAY_MS, start);
  });
  const [daySums, hourSums] = [sumUp(ofDay), sumUp(demandByHour())];
  const joined = new Float64Array(options.shoppers);
  for (let s = 0; s < joined.length; s++) {
    const isNew = rng.uniform() < CROWD.newShare;
    const day = isNew
      ? Math.floor(options.days - newDays * rng.uniform())
      : drawIndex(rng, daySums, 0, options.days);
    const hour = drawIndex(rng, hourSums, 0, 24) + rng.uniform();
    joined[s] = Math.floor(start + (day + hour / 24) * DAY_MS);
  }
  return joined.sort();
}

/** The groups each kind of people likes: some of them in great demand, others their own. */
function drawPersonas(groups: Groups, rng: Rng): Uint16Array[] {
  const count = Math.max(2, Math.min(CROWD.mostPersonas, Math.round(Math.sqrt(groups.count) * 2)));
  return Array.from({ length: count }, () =>
    Uint16Array.from({ length: CROWD.likingsPerPersona }, () =>
      rng.uniform() < 0.5 ? drawIndex(rng, groups.demand, 0, groups.count) : rng.integer(groups.count),
    ),
  );
}

function drawFavourite(likings: Uint16Array, groups: Groups, rng: Rng): number {
  if (rng.uniform() >= CROWD.personaShare) return drawIndex(rng, groups.demand, 0, groups.count);
  // The first likings of a persona are shared by most of its people.
  return likings[Math.floor(likings.length * rng.uniform() ** 2)] ?? 0;
}
