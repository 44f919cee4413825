import type { Metadata } from "next";
import { KeyForm } from "@/components/admin/key-form";
import { KeyTable } from "@/components/admin/key-table";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { listKeys } from "@/lib/shop/auth/key-queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage() {
  const viewer = await getAdminViewer("keys:write");
  const keys = await listKeys(viewer);
  return (
    <div className="space-y-10">
      <PageHeading title="Keys">
        What other programs show to use this shop. A secret key is for servers and does what its scopes say. A
        publishable key stands in the pages of another shop: it records and recommends for the browser it is
        in.
      </PageHeading>
      <section aria-labelledby="new-key" className="space-y-5">
        <SectionHeading id="new-key" title="Make a key" />
        <KeyForm />
      </section>
      <section aria-labelledby="keys" className="space-y-5">
        <SectionHeading id="keys" title="Keys of this shop" />
        <KeyTable keys={keys} />
      </section>
    </div>
  );
}
