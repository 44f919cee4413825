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
import { EVERYTHING, formatListing, listNarrowings } from "@/lib/shop/catalog/listing";
import { parseListing } from "@/lib/shop/catalog/listing-schema";
import { describeCategory } from "@/lib/shop/catalog/describe-category";
import { decodeCategoryPath } from "@/lib/shop/catalog/category-path";
import { getCategoryPage } from "@/lib/shop/catalog/queries";
import { getLanguage } from "@/lib/shop/settings/current-language";

type Props = PageProps<"/category/[...path]">;

/** With fewer products a rail would only repeat the listing below it. */
const WORTH_A_RAIL = 24;

const getCategory = async (params: Props["params"]) =>
  getCategoryPage(decodeCategoryPath((await params).path));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const category = await getCategory(params);
  if (!category) return { title: "Not found" };
  const { name, path, currency } = category;
  const whole = await listProducts(path, EVERYTHING);
  const { page, ...asked } = parseListing(await searchParams, currency);
  // Each page of everything is one of its own; however it is narrowed and sorted, it is the same products again.
  const isPlain =
    page > 1 && page <= whole.pageCount && formatListing({ ...asked, page: 1 }, currency) === "";
  return {
    title: isPlain ? `${name}, page ${page}` : name,
    description: describeCategory(category, whole, await getLanguage()),
    alternates: { canonical: `/category/${path}${isPlain ? `?page=${page}` : ""}` },
  };
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
      <ListingView
        path={`/category/${path}`}
        listing={listing}
        found={found}
        currency={currency}
        missingPage={asked.page > found.page ? asked.page : null}
      />
    </Container>
  );
}
