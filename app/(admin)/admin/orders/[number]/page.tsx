import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderButtons } from "@/components/admin/orders/order-buttons";
import { OrderFacts } from "@/components/admin/orders/order-facts";
import { OrderStateBadge } from "@/components/admin/orders/order-state-badge";
import { OrderLines } from "@/components/admin/orders/refund-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { roleHas } from "@/lib/shop/auth/scopes";
import { getOrderDetail } from "@/lib/shop/orders/order-detail";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Order" };

export default async function OrderDetailPage({ params }: PageProps<"/admin/orders/[number]">) {
  const viewer = await getAdminViewer("orders:read");
  const { number } = await params;
  const order = /^[1-9]\d{0,8}$/.test(number) ? await getOrderDetail(viewer, Number(number)) : null;
  if (!order) notFound();
  const stands = order.state !== "cancelled" && order.state !== "returned";
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Orders", href: "/admin/orders" }, { label: number }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={`Order ${number}`}>
            <OrderStateBadge state={order.state} isRefunded={order.refunded.amount > 0} />
          </PageHeading>
          <OrderButtons number={order.number} state={order.state} />
        </div>
      </div>
      <OrderFacts order={order} />
      <section aria-labelledby="lines">
        <SectionHeading id="lines" title="What was ordered" />
        <OrderLines order={order} canRefund={stands && roleHas(viewer.role, "orders:write")} />
      </section>
    </div>
  );
}
