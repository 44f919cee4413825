import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CategoryLinks } from "@/components/product/category-links";
import { ListingView } from "@/components/product/listing-view";
import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { categoryRails } from "@/lib/recommender/serving/page-rails";
import { listProducts } from "@/lib/shop/catalog/list-products";
import { listNarrowings } from "@/lib/shop/catalog/listing";
import { parseListing } from "@/lib/shop/catalog/listing-schema";
import { decodeCategoryPath } from "@/lib/shop/catalog/category-path";
import { getCategoryPage } from "@/lib/shop/catalog/queries";

type Props = PageProps<"/category/[...path]">;

/** With fewer products a rail would only repeat the listing below it. */
const WORTH_A_RAIL = 24;

const getCategory = async (params: Props["params"]) =>
  getCategoryPage(decodeCategoryPath((await params).path));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const category = await getCategory(params);
  if (!category) return { title: "Not found" };
  return { title: category.name, alternates: { canonical: `/category/${category.path}` } };
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const category = await getCategory(params);
  if (!category) notFound();
  const { name, path, ancestors, currency } = category;
  const asked = parseListing(await searchParams, currency);
  const [found, { lists }] = await Promise.all([
    listProducts(path, asked),
    loadPageLists(categoryRails(path)),
  ]);
  const listing = { ...asked, page: found.page };
  const browsing = listing.page === 1 && listNarrowings(listing, { currency }).length === 0;
  const trail = ancestors.map((above) => ({ label: above.name, href: `/category/${above.path}` }));
  return (
    <Container className="space-y-10 pt-6">
      <div className="space-y-6">
        <Breadcrumbs crumbs={[{ label: "Shop", href: "/" }, ...trail, { label: name }]} />
        <PageHeading title={name} />
        <CategoryLinks
          label="In this department"
          categories={category.children.map((child) => ({ ...child, href: `/category/${child.path}` }))}
        />
      </div>
      {browsing && found.total > WORTH_A_RAIL && (
        <Rail lists={lists} placement="category.top" title={`Popular in ${name}`} />
      )}
      <ListingView path={`/category/${path}`} listing={listing} found={found} currency={currency} />
    </Container>
  );
}
