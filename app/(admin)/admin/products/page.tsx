import type { Metadata } from "next";
import { ProductTable } from "@/components/admin/catalog/product-table";
import { May } from "@/components/admin/may";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeading } from "@/components/ui/page-heading";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { roleHas } from "@/lib/shop/auth/scopes";
import { listCategoryTree } from "@/lib/shop/catalog/category-tree";
import { PRODUCT_TABLE } from "@/lib/shop/catalog/product-filters";
import { listProductLines } from "@/lib/shop/catalog/product-table";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage({ searchParams }: PageProps<"/admin/products">) {
  const viewer = await getAdminViewer("catalog:read");
  const params = await searchParams;
  const state = readTableState(PRODUCT_TABLE, params);
  const [page, categories] = await Promise.all([
    listProductLines(viewer, state, windowOf(state)),
    listCategoryTree(viewer),
  ]);
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageHeading title="Products">What the shop sells, and what it hides.</PageHeading>
        <May scope="catalog:write">
          <span className="flex flex-wrap gap-3">
            <ButtonLink href="/admin/import" variant="secondary">
              Upload a file
            </ButtonLink>
            <ButtonLink href="/admin/products/new">New product</ButtonLink>
          </span>
        </May>
      </div>
      {typeof params.changed === "string" && /^\d{1,6}$/.test(params.changed) && (
        <Alert tone="positive">{params.changed} products are changed.</Alert>
      )}
      <ProductTable
        state={state}
        page={page}
        categories={categories}
        canChange={roleHas(viewer.role, "catalog:write")}
      />
    </div>
  );
}
