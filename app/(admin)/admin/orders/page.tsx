import type { Metadata } from "next";
import { OrderTable } from "@/components/admin/orders/order-table";
import { PageHeading } from "@/components/ui/page-heading";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { roleHas } from "@/lib/shop/auth/scopes";
import { ORDER_TABLE } from "@/lib/shop/orders/order-state";
import { listOrderLines } from "@/lib/shop/orders/order-table";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: PageProps<"/admin/orders">) {
  const viewer = await getAdminViewer("orders:read");
  const state = readTableState(ORDER_TABLE, await searchParams);
  const page = await listOrderLines(viewer, state, windowOf(state));
  return (
    <div className="space-y-6">
      <PageHeading title="Orders">
        Orders placed in this shop. What is cancelled, returned or refunded earns nothing any more.
      </PageHeading>
      <OrderTable state={state} page={page} mayKnow={roleHas(viewer.role, "customers:read")} />
    </div>
  );
}
