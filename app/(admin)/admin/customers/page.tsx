import type { Metadata } from "next";
import { CustomerTable } from "@/components/admin/orders/customer-table";
import { PageHeading } from "@/components/ui/page-heading";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { CUSTOMER_TABLE, listCustomers } from "@/lib/shop/staff/customers";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: PageProps<"/admin/customers">) {
  const viewer = await getAdminViewer("customers:read");
  const state = readTableState(CUSTOMER_TABLE, await searchParams);
  const page = await listCustomers(viewer, state, windowOf(state));
  return (
    <div className="space-y-6">
      <PageHeading title="Customers">Whoever has an account or has ordered, by their e-mail.</PageHeading>
      <CustomerTable state={state} page={page} />
    </div>
  );
}
