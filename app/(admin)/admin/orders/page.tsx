import type { Metadata } from "next";
import { OrderTable } from "@/components/admin/order-table";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeading } from "@/components/ui/page-heading";
import { getOrderPage } from "@/lib/shop/orders/admin-queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: PageProps<"/admin/orders">) {
  const viewer = await getAdminViewer("orders:read");
  const { before } = await searchParams;
  const asked = typeof before === "string" && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const { orders, older } = await getOrderPage(viewer, asked);
  return (
    <div className="space-y-6">
      <PageHeading title="Orders">
        Orders placed in this shop, newest first. One that is cancelled or returned gives its stock back and
        earns nothing any more.
      </PageHeading>
      <OrderTable orders={orders} />
      <nav aria-label="Pages" className="flex gap-3">
        {asked !== null && (
          <ButtonLink href="/admin/orders" variant="secondary">
            Newest
          </ButtonLink>
        )}
        {older !== null && (
          <ButtonLink href={`/admin/orders?before=${older}`} variant="secondary">
            Older
          </ButtonLink>
        )}
      </nav>
    </div>
  );
}
