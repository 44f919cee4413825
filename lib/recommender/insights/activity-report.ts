import {
  type PeopleDay,
  readMostOrderRefs,
  readMostShoppers,
  readPeopleDays,
  readRollups,
} from "@/lib/recommender/rollups/read-days";
import { DistinctCounter } from "./count-distinct";
import { activitySpan, boundsOf, type Coverage, coverageOf, salesSpan } from "./data-span";
import { currentDay, daysOf, type Period } from "./period";

/** What people did in some days. Money is minor units of the report's currency. */
export interface Activity {
  /** Different shoppers who did anything; in a sum over days each still counts once. */
  shoppers: number;
  views: number;
  carts: number;
  /** Orders that still stand: placed here, or reported by another front end. */
  orders: number;
  /** Order lines: one a product bought in an order, imported ones too. */
  lines: number;
  /** Pieces bought. */
  units: number;
  /** Unit price times quantity of those lines, without shipping; imported ones have no price. */
  revenue: number;
  /** The part of it that came from a list seen within seven days before. */
  listRevenue: number;
}

export interface ActivityReport {
  period: Period;
  coverage: Coverage;
  /** The same of orders and revenue: an imported past has purchases and no prices. */
  sales: Coverage;
  currency: string;
  days: string[];
  now: Activity;
  before: Activity;
  /** One entry per day, zeros where nothing happened. */
  perDay: Activity[];
}

/** What of a day, or of several, adds up. */
type Sums = Omit<Activity, "shoppers">;
type DayRow = Sums & { day: string };

/** $1 start of the previous period, $2 end of the current one (exclusive), $3 currency. */
const DAYS_SQL = `
select to_char(c.start at time zone 'UTC', 'YYYY-MM-DD') as day, c.views::float8, c.carts::float8, c.orders::float8,
  c.lines::float8, c.units, coalesce(a.amount, 0)::float8 as revenue, coalesce(a.list_amount, 0)::float8 as "listRevenue"
from rollup_counts c left join rollup_amounts a on a.grain = c.grain and a.start = c.start and a.currency = $3
where c.grain = 'day' and c.lane = 'person' and c.start >= $1 and c.start < $2`;

function addUp(rows: readonly DayRow[]): Sums {
  const sum = (name: keyof Sums) => rows.reduce((total, row) => total + row[name], 0);
  return {
    views: sum("views"),
    carts: sum("carts"),
    orders: sum("orders"),
    lines: sum("lines"),
    units: sum("units"),
    revenue: sum("revenue"),
    listRevenue: sum("listRevenue"),
  };
}

/** How many different shoppers, and how many different orders that could be in several hours. */
function countPeople(people: readonly PeopleDay[], shoppers: DistinctCounter, refs: DistinctCounter) {
  shoppers.begin();
  refs.begin();
  for (const day of people) {
    shoppers.add(day.shoppers);
    refs.add(day.orderRefs);
  }
  return { shoppers: shoppers.count, orders: refs.count };
}

/**
 * What people did in `period` and in as many days before it, by UTC day. Robots, prefetched pages and admins are in no
 * number; an order counts whoever placed it.
 *
 * @param today the UTC day it is now
 */
export async function activityReport(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<ActivityReport> {
  const days = daysOf(period);
  const [start, , end] = boundsOf(period);
  const { rows, people, mostShoppers, mostRefs, span, sold } = await readRollups(async (client) => ({
    rows: (await client.query<DayRow>(DAYS_SQL, [start, end, currency])).rows,
    people: await readPeopleDays(client, start, end),
    mostShoppers: await readMostShoppers(client),
    mostRefs: await readMostOrderRefs(client),
    span: await activitySpan(client),
    sold: await salesSpan(client),
  }));
  const [shoppers, refs] = [new DistinctCounter(mostShoppers), new DistinctCounter(mostRefs)];
  const activityOf = (belongs: (day: string) => boolean): Activity => {
    const sums = addUp(rows.filter(({ day }) => belongs(day)));
    const counted = countPeople(
      people.filter(({ day }) => belongs(day)),
      shoppers,
      refs,
    );
    return { ...sums, shoppers: counted.shoppers, orders: sums.orders + counted.orders };
  };
  return {
    period,
    coverage: coverageOf(span, period, today),
    sales: coverageOf(sold, period, today),
    currency,
    days,
    now: activityOf((day) => day >= period.from),
    before: activityOf((day) => day < period.from),
    perDay: days.map((day) => activityOf((other) => other === day)),
  };
}
