import type { Metadata } from "next";
import { AccountTable } from "@/components/admin/account-table";
import { RoleGuide } from "@/components/admin/role-guide";
import { StaffForm } from "@/components/admin/staff-form";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { ACCOUNT_TABLE, listAccounts } from "@/lib/shop/accounts/account-list";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const viewer = await getAdminViewer("users:write");
  const state = readTableState(ACCOUNT_TABLE, await searchParams);
  const page = await listAccounts(viewer, state, windowOf(state));
  return (
    <div className="space-y-10">
      <PageHeading title="Users">
        Who may do what here. A role holds from the next click on; whoever loses one has to sign in again.
      </PageHeading>
      <AccountTable state={state} page={page} self={viewer.email} />
      <section aria-labelledby="add-staff" className="space-y-4">
        <SectionHeading id="add-staff" title="Take somebody into the staff" />
        <StaffForm />
      </section>
      <section aria-labelledby="roles" className="space-y-4">
        <SectionHeading id="roles" title="What the roles may do" />
        <RoleGuide />
      </section>
    </div>
  );
}
