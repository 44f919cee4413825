const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Each is a multiple of the one before: what a coarser step keeps, the finer one had. */
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY];
/** More points than this make a curve no clearer. */
const MOST = 40;

/** The moments at which an experiment is read out for its curve: a grid from its start, the coarser the longer it runs. */
export function momentsOf(startedAt: number, end: number): number[] {
  const length = end - startedAt;
  const step = STEPS.find((one) => length / one <= MOST) ?? length / MOST;
  const count = Math.max(0, Math.floor(length / step));
  return Array.from({ length: count }, (_, i) => startedAt + (i + 1) * step);
}

/** Events come late, and things are taken back: a past moment is counted again at doubling ages, up to this one. */
const SETTLED = 8 * DAY;

/** Whether what was counted at `computedAt` for the moment `until` is worth counting again. */
export function isStale(until: number, computedAt: number, now: number): boolean {
  const ageThen = computedAt - until;
  return ageThen < SETTLED && now - until > 2 * ageThen + MINUTE;
}
