import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney } from "@/lib/platform/money";
import { switchPromoAction } from "@/lib/shop/promos/actions";
import { describePromo } from "@/lib/shop/promos/promo-math";
import type { ListedPromo } from "@/lib/shop/promos/queries";
import { ActionButton } from "../action-button";
import { DataTable } from "../data-table";
import { formatCount } from "../format";

const ONE_MS = 1;
const dayOf = (iso: string) => iso.slice(0, 10);
/** The last day that counts, of the first moment that does not. */
const lastDay = (iso: string) => dayOf(new Date(Date.parse(iso) - ONE_MS).toISOString());

function sayTime({ startsAt, endsAt }: ListedPromo): string {
  if (startsAt && endsAt) return `${dayOf(startsAt)} to ${lastDay(endsAt)}`;
  if (startsAt) return `from ${dayOf(startsAt)}`;
  return endsAt ? `to ${lastDay(endsAt)}` : "always";
}

function sayLimits({ minimum, currency, maxPerCustomer }: ListedPromo): string {
  const least =
    minimum > 0 && currency !== null ? [`from ${formatMoney({ amount: minimum, currency })}`] : [];
  const each = maxPerCustomer === null ? [] : [`${maxPerCustomer} a customer`];
  return [...least, ...each].join(", ") || "none";
}

/** The shop's promo codes, each with a way to switch it off. */
export function PromoTable({ promos }: { promos: ListedPromo[] }) {
  if (promos.length === 0) return <EmptyState title="None yet" level={3} className="py-10!" />;
  return (
    <DataTable
      caption="Promo codes"
      rows={promos}
      rowKey={({ id }) => `${id}`}
      columns={[
        {
          heading: "Code",
          cell: ({ code, active }) => (
            <span className="flex min-w-24 flex-wrap items-center gap-2 font-medium wrap-anywhere">
              {code}
              {!active && <Badge tone="warning">Off</Badge>}
            </span>
          ),
        },
        { heading: "Does", cell: (promo) => describePromo(promo) },
        { heading: "Limits", cell: sayLimits },
        { heading: "Holds (UTC)", cell: sayTime },
        {
          heading: "Orders",
          cell: ({ uses, maxUses }) =>
            maxUses === null ? formatCount(uses) : `${formatCount(uses)} of ${formatCount(maxUses)}`,
        },
        {
          heading: "Given",
          cell: ({ given }) => given.map(formatGiven).join(", ") || "–",
        },
        {
          heading: "",
          cell: ({ id, code, active }) => (
            <ActionButton
              scope="merchandising:write"
              label={active ? "Switch off" : "Switch on"}
              fullLabel={`Switch ${code} ${active ? "off" : "on"}`}
              variant="secondary"
              size="sm"
              action={switchPromoAction.bind(null, { id, active: !active })}
              done={`${code} is ${active ? "off" : "on"}.`}
            />
          ),
        },
      ]}
    />
  );
}

const formatGiven = (money: { amount: number; currency: string }) => formatMoney(money);
