import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CategoryLinks } from "@/components/product/category-links";
import { ListingView } from "@/components/listing/listing-view";
import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { categoryRails } from "@/lib/recommender/serving/page-rails";
import { listProducts } from "@/lib/shop/catalog/list-products";
import { isEverything } from "@/lib/shop/catalog/listing";
import { parseListing } from "@/lib/shop/catalog/listing-schema";
import { describeCategory } from "@/lib/shop/catalog/describe-category";
import { decodeCategoryPath } from "@/lib/shop/catalog/category-path";
import { getCategoryPage } from "@/lib/shop/catalog/queries";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { listingWords } from "@/lib/words/listing";

type Props = PageProps<"/category/[...path]">;

/** With fewer products a rail would only repeat the listing below it. */
const WORTH_A_RAIL = 24;

const getCategory = async (params: Props["params"]) =>
  getCategoryPage(decodeCategoryPath((await params).path));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const category = await getCategory(params);
  const { say } = await getWords(listingWords);
  if (!category) return { title: say("notFound") };
  const { name, path, currency } = category;
  const asked = parseListing(await searchParams, currency);
  // However it is narrowed and sorted, it is the same products again.
  if (!isEverything(asked)) return { title: name, alternates: { canonical: `/category/${path}` } };
  const found = await listProducts(path, asked);
  // Each page of everything is one of its own; a later one than there is shows the last.
  const isLater = asked.page > 1 && asked.page === found.page;
  return {
    title: isLater ? say("page", { name, page: found.page }) : name,
    description: describeCategory(category, found, await getLanguage()),
    alternates: { canonical: `/category/${path}${isLater ? `?page=${found.page}` : ""}` },
  };
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const category = await getCategory(params);
  if (!category) notFound();
  const { name, path, ancestors, currency } = category;
  const asked = parseListing(await searchParams, currency);
  const [{ say }, found, { lists }] = await Promise.all([
    getWords(listingWords),
    listProducts(path, asked),
    loadPageLists(categoryRails(path)),
  ]);
  const listing = { ...asked, page: found.page };
  const browsing = listing.page === 1 && isEverything({ ...listing, sort: "featured" });
  const trail = ancestors.map((above) => ({ label: above.name, href: `/category/${above.path}` }));
  return (
    <Container className="space-y-10 pt-6">
      <div className="space-y-6">
        <Breadcrumbs crumbs={[{ label: say("shop"), href: "/" }, ...trail, { label: name }]} />
        <PageHeading title={name} />
        <CategoryLinks
          label={say("within")}
          categories={category.children.map((child) => ({ ...child, href: `/category/${child.path}` }))}
        />
      </div>
      {browsing && found.total > WORTH_A_RAIL && (
        <Rail lists={lists} placement="category.top" title={say("popular", { name })} />
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
