import type { Seat, Step } from "./closed-load";
import { addressOf, viewsOf, type Visitors } from "./visitors";

export const ONE = "/api/recommend?placement=home.for-you&k=12";
const PAGE =
  "/api/recommend?placement=home.for-you&placement=home.trending&placement=home.recently-viewed&placement=home.new&k=12";
const BATCH = 20;

/** A case of as many requests as the shop gets through; `counted` of each round are what it is about. */
export interface ClosedCase {
  name: string;
  target: number | null;
  unit: string;
  steps: Step[];
  counted: number;
  /** Interactions in each request, on average. */
  events: number;
}

/** Who asks what: each request is the next visitor's, unless it goes on with what one has begun. */
function stepsOf({ cookies, crowd, products }: Visitors) {
  let turn = 0;
  const next = () => cookies[turn++ % cookies.length] ?? "";
  const sitDown = (seat: Seat, cookie: string) => Object.assign(seat, { cookie, address: addressOf(turn) });
  const get = (path: string): Step => ({
    method: "GET",
    path,
    make(seat) {
      sitDown(seat, next());
      return {};
    },
  });
  const record = (cookieOf: () => string, count: number): Step => ({
    method: "POST",
    path: "/api/interactions",
    make(seat) {
      sitDown(seat, cookieOf());
      return { body: viewsOf(products, turn++, count) };
    },
  });
  // The same shopper looks and then asks: what was kept of them is not true any more.
  const ask: Step = { method: "GET", path: ONE, make: () => ({}) };
  const rounds = (asks: number): Step[] => [record(next, 1), ...Array.from({ length: asks }, () => ask)];
  const somebody = () => crowd[turn % crowd.length] ?? "";
  return { get, rounds, batch: record(somebody, BATCH) };
}

export function casesOf(visitors: Visitors): ClosedCase[] {
  const { get, rounds, batch } = stepsOf(visitors);
  const nothing = get("/api/health/live");
  return [
    {
      name: "a route of the framework that does nothing",
      target: null,
      unit: "requests",
      steps: [nothing],
      counted: 1,
      events: 0,
    },
    {
      name: "one list, nothing changed",
      target: 8_000,
      unit: "requests",
      steps: [get(ONE)],
      counted: 1,
      events: 0,
    },
    {
      name: "one list, an event before each tenth",
      target: 2_500,
      unit: "requests",
      steps: rounds(10),
      counted: 10 / 11,
      events: 1 / 11,
    },
    {
      name: "one list, an event before each",
      target: 500,
      unit: "requests",
      steps: rounds(1),
      counted: 1 / 2,
      events: 1 / 2,
    },
    {
      name: "four lists of a page, nothing changed",
      target: 1_500,
      unit: "requests",
      steps: [get(PAGE)],
      counted: 1,
      events: 0,
    },
    {
      name: `interactions, ${BATCH} at once`,
      target: 15_000,
      unit: "events",
      steps: [batch],
      counted: BATCH,
      events: BATCH,
    },
  ];
}
