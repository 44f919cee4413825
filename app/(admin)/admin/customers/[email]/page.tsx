import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatMoment } from "@/components/admin/format";
import { OrderTable } from "@/components/admin/orders/order-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { decodePart } from "@/lib/platform/http/decode-part";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { ORDER_TABLE } from "@/lib/shop/orders/order-state";
import { listOrderLines } from "@/lib/shop/orders/order-table";
import { getCustomer } from "@/lib/shop/staff/customers";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params, searchParams }: PageProps<"/admin/customers/[email]">) {
  const viewer = await getAdminViewer("customers:read");
  const email = decodePart((await params).email);
  const customer = await getCustomer(viewer, email);
  if (!customer) notFound();
  const state = readTableState(ORDER_TABLE, await searchParams);
  const own = { ...state, filters: { ...state.filters, email } };
  const page = await listOrderLines(viewer, own, windowOf(state));
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Customers", href: "/admin/customers" }, { label: email }]} />
        <PageHeading title={customer.name}>
          {email},{" "}
          {customer.accountSince === null
            ? "without an account"
            : `with an account since ${formatMoment(customer.accountSince)} UTC`}
        </PageHeading>
      </div>
      <OrderTable state={state} page={page} path={`/admin/customers/${encodeURIComponent(email)}`} mayKnow />
    </div>
  );
}
