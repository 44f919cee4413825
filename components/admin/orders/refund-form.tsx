import { Link } from "@/components/ui/link";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { formatMoney } from "@/lib/platform/money";
import { refundOrderAction } from "@/lib/shop/orders/actions";
import type { DetailLine, OrderDetail } from "@/lib/shop/orders/order-detail";
import { AdminForm } from "../admin-form";
import { DataTable } from "../data-table";
import { formatCount } from "../format";

const what = ({ name, options }: DetailLine) => (options === "" ? name : `${name}, ${options}`);

/** The lines of an order; of one that stands, with how many pieces of each are to be refunded. */
export function OrderLines({ order, canRefund }: { order: OrderDetail; canRefund: boolean }) {
  const columns = [
    {
      heading: "Product",
      cell: (line: DetailLine) => (
        <span className="block sm:min-w-40">
          <Link
            href={`/admin/products/${line.productId}`}
            className="font-medium underline-offset-4 hover:underline"
          >
            {what(line)}
          </Link>
          <span className="block text-xs text-muted">{line.sku}</span>
        </span>
      ),
    },
    {
      heading: "From a list",
      cell: ({ isRecommended }: DetailLine) => isRecommended && <Badge tone="accent">recommended</Badge>,
    },
    { heading: "Price", numeric: true, cell: ({ price }: DetailLine) => formatMoney(price) },
    { heading: "Pieces", numeric: true, cell: ({ quantity }: DetailLine) => formatCount(quantity) },
    {
      heading: "Refunded",
      numeric: true,
      cell: ({ refunded }: DetailLine) => refunded > 0 && formatCount(refunded),
    },
  ];
  if (!canRefund)
    return <DataTable caption="Lines" rows={order.lines} rowKey={({ id }) => id} columns={columns} />;
  return (
    <AdminForm
      scope="orders:write"
      action={refundOrderAction}
      submit="Refund"
      variant="secondary"
      hidden={{ number: `${order.number}` }}
    >
      <DataTable
        caption="Lines"
        rows={order.lines}
        rowKey={({ id }) => id}
        columns={[
          ...columns,
          {
            heading: "Refund now",
            cell: (line: DetailLine) => (
              <input
                type="number"
                name={`pieces.${line.id}`}
                aria-label={`Pieces of ${what(line)} to refund`}
                min={0}
                max={line.quantity - line.refunded}
                defaultValue={0}
                disabled={line.quantity === line.refunded}
                className="control w-24"
              />
            ),
          },
        ]}
      />
      <div className="flex flex-wrap gap-x-8">
        <Checkbox name="restock" defaultChecked label="Put the pieces back into stock" />
        {order.shipping.amount > 0 && (
          <Checkbox name="shipping" label={`Refund the delivery (${formatMoney(order.shipping)})`} />
        )}
      </div>
    </AdminForm>
  );
}
