import type { Metadata } from "next";
import { CategoryForm } from "@/components/admin/catalog/category-form";
import { CategoryTree } from "@/components/admin/catalog/category-tree";
import { May } from "@/components/admin/may";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { listCategoryTree } from "@/lib/shop/catalog/category-tree";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Categories" };

export default async function CategoriesPage({ searchParams }: PageProps<"/admin/categories">) {
  const viewer = await getAdminViewer("catalog:read");
  const categories = await listCategoryTree(viewer);
  const { edit } = await searchParams;
  const edited = categories.find(({ id }) => String(id) === edit);
  return (
    <div className="space-y-10">
      <PageHeading title="Categories">
        The tree that shoppers find their way by. One can be removed once nothing is in it.
      </PageHeading>
      <May scope="catalog:write">
        <section aria-labelledby="category-form" className="space-y-4">
          <SectionHeading id="category-form" title={edited ? `Change “${edited.name}”` : "New category"} />
          <CategoryForm key={edited?.id ?? "new"} categories={categories} edited={edited} />
        </section>
      </May>
      <CategoryTree categories={categories} />
    </div>
  );
}
