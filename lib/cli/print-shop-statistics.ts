import type { ShopStatistics } from "@/lib/data/generate/tally";
import { formatCount, formatTable } from "./format-table";
import type { Output } from "./output";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What a made-up shop turned out to be. */
export function printShopStatistics(made: ShopStatistics, out: Output): void {
  const { products, shoppers, interactions, interactionsPerShopper: per } = made;
  const rows: [string, string][] = [
    ["interactions", formatCount(interactions)],
    ...Object.entries(made.kinds).map(([kind, count]): [string, string] => [
      `  ${kind}`,
      `${formatCount(count)}  (${percent(count / interactions)})`,
    ]),
    ["first and last", `${made.from?.slice(0, 10)} … ${made.until?.slice(0, 10)}`],
    ["products", formatCount(products)],
    ["  Gini of their popularity", made.popularityGini.toFixed(3)],
    ["  attention to the top 1 %", percent(made.topPercentShare)],
    [
      "  new in the last 4 weeks",
      `${formatCount(made.newProducts)}  (${percent(made.newProducts / products)})`,
    ],
    [
      "  never touched",
      `${formatCount(made.untouchedProducts)}  (${percent(made.untouchedProducts / products)})`,
    ],
    ["shoppers", formatCount(shoppers)],
    [
      "  new in the last 4 weeks",
      `${formatCount(made.newShoppers)}  (${percent(made.newShoppers / shoppers)})`,
    ],
    [
      "  interactions of each",
      `10 % ≤ ${per.p10}, half ≤ ${per.p50}, 90 % ≤ ${per.p90}, 99 % ≤ ${per.p99}, most ${formatCount(per.most)}`,
    ],
  ];
  for (const line of formatTable(["made up", ""], rows)) out.line(`  ${line}`);
}
