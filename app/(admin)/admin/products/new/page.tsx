import type { Metadata } from "next";
import { NewProductForm } from "@/components/admin/catalog/new-product-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { listCategoryTree } from "@/lib/shop/catalog/category-tree";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "New product" };

export default async function NewProductPage() {
  const viewer = await getAdminViewer("catalog:write");
  const [categories, currency] = await Promise.all([listCategoryTree(viewer), reportCurrency()]);
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Products", href: "/admin/products" }, { label: "New" }]} />
        <PageHeading title="New product">
          It is on sale as soon as it is saved, unless you hide it. Variants are added on its page.
        </PageHeading>
      </div>
      <NewProductForm categories={categories} currency={currency} />
    </div>
  );
}
