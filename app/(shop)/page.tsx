import type { Metadata } from "next";
import { DepartmentTiles } from "@/components/product/department-tiles";
import { EmptyShop } from "@/components/product/empty-shop";
import { Hero } from "@/components/product/hero";
import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";
import { Container } from "@/components/ui/container";
import { HOME_RAILS } from "@/lib/recommender/serving/page-rails";
import { getLanguage, getShopTexts } from "@/lib/shop/settings/current-language";
import { listDepartments } from "@/lib/shop/catalog/departments";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getShopTexts();
  return { title: { absolute: name }, alternates: { canonical: "/" } };
}

export default async function HomePage() {
  const [departments, { headline, langOf }, language, { lists }] = await Promise.all([
    listDepartments(),
    getShopTexts(),
    getLanguage(),
    loadPageLists(HOME_RAILS),
  ]);
  if (departments.length === 0) return <EmptyShop />;
  const products = departments.reduce((sum, { count }) => sum + count, 0);
  return (
    <Container className="space-y-12 pt-8 sm:space-y-16 sm:pt-14">
      <Hero
        headline={headline}
        lang={langOf("headline")}
        text={`${products.toLocaleString(language)} products, and a shop that learns which of them are for you, if you let it.`}
        departments={departments}
      />
      <Rail lists={lists} placement="home.for-you" title="For you" />
      <DepartmentTiles departments={departments} />
      <Rail lists={lists} placement="home.trending" title="Trending now" />
      <Rail lists={lists} placement="home.new" title="New in" />
      <Rail lists={lists} placement="home.recently-viewed" title="Recently viewed" reserve={false} />
    </Container>
  );
}
