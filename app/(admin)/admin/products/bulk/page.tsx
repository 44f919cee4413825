import type { Metadata } from "next";
import { BulkForm } from "@/components/admin/catalog/bulk-form";
import { BulkPreviewTable } from "@/components/admin/catalog/bulk-preview-table";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { previewBulk } from "@/lib/shop/catalog/bulk-commands";
import { bulkChangeSchema } from "@/lib/shop/catalog/bulk-input";
import { selectionSchema } from "@/lib/shop/catalog/bulk-selection";
import { listCategoryTree } from "@/lib/shop/catalog/category-tree";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Change products" };

export default async function BulkPage({ searchParams }: PageProps<"/admin/products/bulk">) {
  const viewer = await getAdminViewer("catalog:write");
  const params = await searchParams;
  const selection = selectionSchema.safeParse(params).data;
  const categories = await listCategoryTree(viewer);
  const isAsked = params.stockMode !== undefined;
  const change = bulkChangeSchema.safeParse(params);
  const preview = selection && change.success ? await previewBulk(selection, change.data, viewer) : null;
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Products", href: "/admin/products" }, { label: "Change several" }]} />
        <PageHeading title="Change several products">
          Say what is to change, look at what it makes of them, then do it. What you leave empty stays.
        </PageHeading>
      </div>
      {!selection || (selection.ids !== null && selection.ids.length === 0) ? (
        <EmptyState
          title="No product is ticked"
          action={<ButtonLink href="/admin/products">Back to the products</ButtonLink>}
        >
          Tick the ones you mean, or choose all that the list’s filters leave.
        </EmptyState>
      ) : (
        <>
          <BulkForm params={params} categories={categories} selected={selection.ids?.length ?? null} />
          {isAsked && !change.success && (
            <Alert tone="negative">{change.error.issues.map(({ message }) => message).join(" ")}</Alert>
          )}
          {preview && (
            <section aria-labelledby="preview">
              <SectionHeading id="preview" title="What it makes of them" />
              <BulkPreviewTable preview={preview} params={params} categories={categories} />
            </section>
          )}
        </>
      )}
    </div>
  );
}
