import type { Metadata } from "next";
import { UploadForm } from "@/components/admin/import/upload-form";
import { UploadTable } from "@/components/admin/import/upload-table";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { listUploadStates } from "@/lib/data/import/upload/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Upload" };

export default async function ImportPage() {
  const viewer = await getAdminViewer("catalog:write");
  const states = await listUploadStates(viewer);
  return (
    <div className="space-y-10">
      <PageHeading title="Upload a file">
        A catalogue or interactions as CSV or JSON, from Shopify, WooCommerce or a table of your own. You see
        what would become of it before anything is changed.
      </PageHeading>
      <UploadForm />
      <section aria-labelledby="uploads">
        <SectionHeading id="uploads" title="Uploaded lately" />
        <UploadTable states={states} />
      </section>
    </div>
  );
}
