import type { Metadata } from "next";
import { DepartmentTiles } from "@/components/product/department-tiles";
import { EmptyShop } from "@/components/product/empty-shop";
import { Hero } from "@/components/product/hero";
import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";
import { Container } from "@/components/ui/container";
import { HOME_RAILS } from "@/lib/recommender/serving/page-rails";
import { getShopTexts, getWords } from "@/lib/shop/settings/current-language";
import { listDepartments } from "@/lib/shop/catalog/departments";
import { homeWords } from "@/lib/words/home";
import { sentenceWords } from "@/lib/words/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getShopTexts();
  return { title: { absolute: name }, alternates: { canonical: "/" } };
}

export default async function HomePage() {
  const [departments, { headline, langOf }, { say }, titles, { lists }] = await Promise.all([
    listDepartments(),
    getShopTexts(),
    getWords(homeWords),
    getWords(sentenceWords),
    loadPageLists(HOME_RAILS),
  ]);
  if (departments.length === 0) return <EmptyShop />;
  const products = departments.reduce((sum, { count }) => sum + count, 0);
  return (
    <Container className="space-y-12 pt-8 sm:space-y-16 sm:pt-14">
      <Hero
        headline={headline}
        lang={langOf("headline")}
        text={say("promise", { count: products })}
        departments={departments}
      />
      <Rail lists={lists} placement="home.for-you" title={titles.say("for-you")} />
      <DepartmentTiles departments={departments} />
      <Rail lists={lists} placement="home.trending" title={titles.say("trending")} />
      <Rail lists={lists} placement="home.new" title={titles.say("new")} />
      <Rail
        lists={lists}
        placement="home.recently-viewed"
        title={titles.say("recently-viewed")}
        reserve={false}
      />
    </Container>
  );
}
