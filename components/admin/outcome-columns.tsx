import type { Outcome } from "@/lib/recommender/insights/outcome";
import type { Column } from "./data-table";
import { formatAmount, formatCount } from "./format";
import { RateCell } from "./rate-cell";

function ListCount({ lists, shoppers }: Outcome) {
  return (
    <>
      {formatCount(lists)}
      <span className="block text-xs whitespace-nowrap text-muted">
        to {formatCount(shoppers)} {shoppers === 1 ? "shopper" : "shoppers"}
      </span>
    </>
  );
}

/** The columns every table of outcomes has: lists shown, the three rates and the revenue. */
export function outcomeColumns<Row>(
  outcomesOf: (row: Row) => { now: Outcome; before?: Outcome },
  currency: string,
): Column<Row>[] {
  const rate = (heading: string, step: "click" | "cart" | "purchase"): Column<Row> => ({
    heading,
    numeric: true,
    cell: (row) => <RateCell {...outcomesOf(row)} step={step} />,
  });
  return [
    { heading: "Lists shown", numeric: true, cell: (row) => <ListCount {...outcomesOf(row).now} /> },
    rate("Click-through", "click"),
    rate("Add to cart", "cart"),
    rate("Purchase", "purchase"),
    {
      heading: "Revenue",
      numeric: true,
      cell: (row) => formatAmount(outcomesOf(row).now.revenue, currency),
    },
    { heading: "Order lines", numeric: true, cell: (row) => formatCount(outcomesOf(row).now.lines) },
    { heading: "Units", numeric: true, cell: (row) => formatCount(outcomesOf(row).now.units) },
  ];
}
