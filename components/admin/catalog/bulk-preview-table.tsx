import { Alert } from "@/components/ui/alert";
import { formatMoney } from "@/lib/platform/money";
import type { BulkPreview } from "@/lib/shop/catalog/bulk-commands";
import type { BulkOffer, PlannedProduct } from "@/lib/shop/catalog/bulk-plan";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { changeInBulkAction } from "@/lib/shop/catalog/product-actions";
import { DataTable } from "../data-table";
import { formatCount } from "../format";
import { BulkApply } from "./bulk-apply";
import { BulkHidden } from "./bulk-hidden";
import { STATUS_WORDS } from "./status-badge";

/** One row: a product, or one of its variants. */
interface Line {
  key: string;
  label: string;
  before: BulkOffer;
  after: BulkOffer;
  planned: PlannedProduct;
  isVariant: boolean;
}

function linesOf(planned: PlannedProduct): Line[] {
  const { before, after } = planned;
  const own = {
    key: `${before.id}`,
    label: `${before.name} (${before.sku})`,
    before,
    after,
    planned,
    isVariant: false,
  };
  return [
    own,
    ...before.variants.map((variant, i) => ({
      key: `${before.id}.${variant.id}`,
      label: variant.sku,
      before: variant,
      after: after.variants[i] ?? variant,
      planned,
      isVariant: true,
    })),
  ];
}

function Change({ from, to }: { from: string; to: string }) {
  if (from === to) return <span className="text-muted">{from}</span>;
  return (
    <span className="whitespace-nowrap">
      <s className="text-muted">{from}</s> <strong className="font-medium">{to}</strong>
    </span>
  );
}

/** What a bulk change makes of the first of its products, and the button that does it to all. */
export function BulkPreviewTable({
  preview,
  params,
  categories,
}: {
  preview: BulkPreview;
  params: Readonly<Record<string, string | string[] | undefined>>;
  categories: readonly CategoryNode[];
}) {
  const { selected, changed, shown, digest } = preview;
  if (changed === 0) {
    return <Alert tone="warning">None of the {formatCount(selected)} products would be any different.</Alert>;
  }
  const nameOf = new Map(categories.map(({ id, name }) => [id, name]));
  const money = (amount: number | null, { planned }: Line) =>
    amount === null ? "–" : formatMoney({ amount, currency: planned.before.currency });
  return (
    <div className="space-y-5">
      <p>
        {formatCount(changed)} of {formatCount(selected)} products change
        {changed > shown.length ? `; the first ${shown.length} are shown.` : "."}
      </p>
      <DataTable
        caption="What changes"
        rows={shown.flatMap(linesOf)}
        rowKey={({ key }) => key}
        columns={[
          {
            heading: "Product",
            cell: ({ label, isVariant }) => (
              <span className={isVariant ? "pl-4 text-muted" : "font-medium"}>{label}</span>
            ),
          },
          {
            heading: "Price",
            numeric: true,
            cell: (line) => (
              <Change from={money(line.before.price, line)} to={money(line.after.price, line)} />
            ),
          },
          {
            heading: "Former price",
            numeric: true,
            cell: (line) => (
              <Change from={money(line.before.compareAt, line)} to={money(line.after.compareAt, line)} />
            ),
          },
          {
            heading: "Stock",
            numeric: true,
            cell: ({ before, after }) => (
              <Change from={formatCount(before.stock)} to={formatCount(after.stock)} />
            ),
          },
          {
            heading: "Category",
            cell: ({ planned: { before, after }, isVariant }) =>
              !isVariant && (
                <Change from={nameOf.get(before.categoryId) ?? ""} to={nameOf.get(after.categoryId) ?? ""} />
              ),
          },
          {
            heading: "Status",
            cell: ({ planned: { before, after }, isVariant }) =>
              !isVariant && (
                <Change from={STATUS_WORDS[before.status].label} to={STATUS_WORDS[after.status].label} />
              ),
          },
        ]}
      />
      <BulkApply action={changeInBulkAction} changed={changed} digest={digest}>
        <BulkHidden
          params={params}
          also={["percent", "keepOld", "categoryId", "status", "stockMode", "stock"]}
        />
      </BulkApply>
    </div>
  );
}
