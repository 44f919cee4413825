import { Link } from "@/components/ui/link";
import { ProductPicture } from "@/components/picture/product-picture";
import { ButtonLink } from "@/components/ui/button-link";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { formatMoney } from "@/lib/platform/money";
import type { TableRows, TableState } from "@/lib/platform/table-query";
import type { CategoryNode } from "@/lib/shop/catalog/category-tree";
import { LOW_STOCK, PRODUCT_TABLE } from "@/lib/shop/catalog/product-filters";
import { PRODUCT_STATUSES } from "@/lib/shop/catalog/product-status";
import type { ProductLine } from "@/lib/shop/catalog/product-table";
import { formatCount, formatMoment } from "../format";
import { May } from "../may";
import { AdminTable, type TableColumn } from "../admin-table";
import { ChoiceFilter } from "../choice-filter";
import { TableFilters } from "../table-filters";
import { CategoryOptions } from "./category-options";
import { BulkBar } from "./bulk-bar";
import { STATUS_WORDS, StatusBadge } from "./status-badge";

const PATH = "/admin/products";

function Filters({ state, categories }: { state: TableState; categories: readonly CategoryNode[] }) {
  const { q, category, status, stock } = state.filters;
  return (
    <TableFilters path={PATH} spec={PRODUCT_TABLE} state={state}>
      <TextField name="q" label="Name, code or brand" type="search" defaultValue={q} required={false} />
      <SelectField name="category" label="Category" defaultValue={category ?? ""}>
        <option value="">All</option>
        <CategoryOptions categories={categories} />
      </SelectField>
      <ChoiceFilter
        name="status"
        label="Status"
        any="All but archived"
        value={status}
        choices={PRODUCT_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value].label }))}
      />
      <ChoiceFilter
        name="stock"
        label="Stock"
        any="Any"
        value={stock}
        choices={[
          { value: "in", label: "In stock" },
          { value: "low", label: `${LOW_STOCK} pieces or fewer` },
          { value: "out", label: "Sold out" },
        ]}
      />
    </TableFilters>
  );
}

const COLUMNS: TableColumn<ProductLine>[] = [
  {
    heading: "Product",
    by: "name",
    cell: ({ number, name, sku, image }) => (
      <span className="flex items-center gap-3 wrap-anywhere sm:min-w-44">
        <ProductPicture image={image} size={40} className="size-10 shrink-0 rounded-sm max-sm:hidden" />
        <span className="min-w-0">
          <Link href={`${PATH}/${number}`} className="font-medium underline-offset-4 hover:underline">
            {name}
          </Link>
          <span className="block text-xs wrap-anywhere text-muted">{sku}</span>
        </span>
      </span>
    ),
  },
  { heading: "Category", cell: ({ category }) => category },
  { heading: "Status", cell: ({ status }) => <StatusBadge status={status} /> },
  {
    heading: "Price",
    by: "price",
    numeric: true,
    cell: ({ price, compareAt, variants }) => (
      <span className="whitespace-nowrap">
        {variants > 0 && "from "}
        {formatMoney(price)}
        {compareAt && <s className="ml-2 text-muted">{formatMoney(compareAt)}</s>}
      </span>
    ),
  },
  {
    heading: "Stock",
    by: "stock",
    numeric: true,
    cell: ({ stock, variants }) => (
      <span className={stock === 0 ? "text-negative" : undefined}>
        {formatCount(stock)}
        {variants > 0 && <span className="block text-xs text-muted">{variants} variants</span>}
      </span>
    ),
  },
  {
    heading: "Changed (UTC)",
    by: "updatedAt",
    cell: ({ updatedAt }) => <span className="whitespace-nowrap">{formatMoment(updatedAt)}</span>,
  },
];

/** The shop's products, with what can be done to several of them. */
export function ProductTable({
  state,
  page,
  categories,
  canChange,
}: {
  state: TableState;
  page: TableRows<ProductLine>;
  categories: readonly CategoryNode[];
  /** Whether whoever looks may change products, several at once included. */
  canChange: boolean;
}) {
  return (
    <div className="space-y-5">
      <Filters state={state} categories={categories} />
      {canChange && <BulkBar state={state} total={page.total} />}
      <AdminTable
        caption="Products"
        path={PATH}
        spec={PRODUCT_TABLE}
        state={state}
        page={page}
        rowKey={({ number }) => `${number}`}
        selection={canChange ? { form: "bulk", name: "ids", labelOf: ({ name }) => name } : undefined}
        exportAs="products"
        columns={COLUMNS}
        empty={{
          title: "No products yet",
          text: "Upload the export of another shop or a table of your own, or add the first one by hand.",
          action: (
            <May scope="catalog:write">
              <ButtonLink href="/admin/import">Upload a file</ButtonLink>
            </May>
          ),
        }}
      />
    </div>
  );
}
