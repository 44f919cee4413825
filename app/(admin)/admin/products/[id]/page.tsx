import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductForm } from "@/components/admin/catalog/product-form";
import { StatusBadge } from "@/components/admin/catalog/status-badge";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeading } from "@/components/ui/page-heading";
import { listCategoryTree } from "@/lib/shop/catalog/category-tree";
import { getEditedProduct } from "@/lib/shop/catalog/edited-product";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Product" };

export default async function ProductEditPage({ params, searchParams }: PageProps<"/admin/products/[id]">) {
  const viewer = await getAdminViewer("catalog:read");
  const { id } = await params;
  const [product, categories] = await Promise.all([
    /^[1-9]\d{0,8}$/.test(id) ? getEditedProduct(viewer, Number(id)) : null,
    listCategoryTree(viewer),
  ]);
  if (!product) notFound();
  const { saved } = await searchParams;
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Products", href: "/admin/products" }, { label: product.sku }]} />
        <div className="flex flex-wrap items-start justify-between gap-4">
          <PageHeading title={product.name}>
            <StatusBadge status={product.status} />
          </PageHeading>
          {product.status === "active" && (
            <ButtonLink href={`/products/${product.slug}`} variant="secondary">
              See it in the shop
            </ButtonLink>
          )}
        </div>
      </div>
      {saved === "1" && <Alert tone="positive">Saved. The shop shows it within a second.</Alert>}
      {/* The key: once it is saved the form begins anew with what is stored. */}
      <ProductForm key={product.updatedAt} product={product} categories={categories} />
    </div>
  );
}
