import type { Rng } from "../base/rng";
import { type EventLog, KIND } from "../core/data/events";

/** Shapes of false profiles, as the literature on shilling names them, and the click farm of today's shops. */
export const ATTACKS = ["random", "average", "bandwagon", "click farm"] as const;
export type Attack = (typeof ATTACKS)[number];

const DAY_MS = 86_400_000;
/** False profiles are made in this many days before the training. */
const DAYS = 30;
/** How often a click farm's profile comes back to its product on its day. */
const CLICKS = 300;
/** What everybody likes: the products a bandwagon profile hides among. */
const BESTSELLERS = 50;

interface FalseEvent {
  user: number;
  item: number;
  at: number;
}

interface Planted {
  attack: Attack;
  target: number;
  /** False profiles for each honest one. */
  share: number;
}

/** How many different users met each item. */
export function countUsers(log: EventLog): Uint32Array {
  const pairs = new Set<number>();
  const users = new Uint32Array(log.itemCount);
  for (let e = 0; e < log.length; e++) {
    const [user, item] = [log.users[e] ?? 0, log.items[e] ?? 0];
    const pair = user * log.itemCount + item;
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    users[item] = (users[item] ?? 0) + 1;
  }
  return users;
}

/** Products a profile hides among: drawn as often as people meet them, or what everybody likes. */
function drawFillers(log: EventLog, attack: Attack, rng: Rng): () => number {
  if (attack === "random" || attack === "click farm") return () => rng.integer(log.itemCount);
  if (attack === "average") return () => log.items[rng.integer(log.length)] ?? 0;
  const users = countUsers(log);
  const best = [...users.keys()].sort((a, b) => (users[b] ?? 0) - (users[a] ?? 0)).slice(0, BESTSELLERS);
  return () => best[rng.integer(best.length)] ?? 0;
}

function makeEvents(log: EventLog, { attack, target, share }: Planted, rng: Rng): FalseEvent[] {
  const active = new Set(log.users).size;
  const profiles = Math.max(1, Math.round(share * active));
  const usual = Math.max(3, Math.round(log.length / active));
  const size = attack === "click farm" ? 2 : usual;
  const newest = log.at[log.length - 1] ?? 0;
  const draw = drawFillers(log, attack, rng);
  return Array.from({ length: profiles }, (_, i) => {
    const user = log.userCount + i;
    const day = newest - Math.floor(rng.uniform() * DAYS) * DAY_MS;
    const moment = () => Math.min(newest, day - rng.uniform() * DAY_MS);
    const fillers = Array.from({ length: size }, draw).filter((item) => item !== target);
    const hits = Array.from({ length: attack === "click farm" ? CLICKS : 1 }, () => target);
    return [...fillers, ...hits].map((item): FalseEvent => ({ user, item, at: moment() }));
  }).flat();
}

/** The log with false profiles in it, which do to their product what the log's users do most; they are the last users. */
export function plant(log: EventLog, planted: Planted, rng: Rng): EventLog {
  const events = makeEvents(log, planted, rng);
  const kinds = new Map<number, number>();
  for (const kind of log.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const [usual = KIND.view] = [...kinds].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
  const value = usual === KIND.rating ? 5 : 1;
  const all = [
    ...Array.from({ length: log.length }, (_, e) => ({
      at: log.at[e] ?? 0,
      e,
      own: null as FalseEvent | null,
    })),
    ...events.map((own) => ({ at: own.at, e: -1, own })),
  ].sort((a, b) => a.at - b.at);
  return {
    ...log,
    userCount: log.userCount + new Set(events.map(({ user }) => user)).size,
    length: all.length,
    users: Uint32Array.from(all, ({ own, e }) => own?.user ?? log.users[e] ?? 0),
    items: Uint32Array.from(all, ({ own, e }) => own?.item ?? log.items[e] ?? 0),
    kinds: Uint8Array.from(all, ({ own, e }) => (own ? usual : (log.kinds[e] ?? 0))),
    values: Float32Array.from(all, ({ own, e }) => (own ? value : (log.values[e] ?? 1))),
    at: Float64Array.from(all, ({ at }) => at),
  };
}
