import type { Metadata } from "next";
import { SearchResults } from "@/components/search/search-results";
import { SearchStart } from "@/components/search/search-start";
import { Container } from "@/components/ui/container";
import { parseSearch } from "@/lib/shop/catalog/search-params";
import { searchForShopper } from "@/lib/recommender/serving/search";
import { readShopperId } from "@/lib/shop/shoppers/browser-cookie";

type Props = PageProps<"/search">;

const PAGE_SIZE = 24;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = parseSearch(await searchParams);
  return { title: query ? `Search: ${query}` : "Search", robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const { query, page } = parseSearch(await searchParams);
  if (query === "") {
    return (
      <Container className="pt-10">
        <SearchStart />
      </Container>
    );
  }
  const found = await searchForShopper({
    shopperId: await readShopperId(),
    query,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  return (
    <Container className="pt-10">
      <SearchResults found={found} page={page} pageSize={PAGE_SIZE} />
    </Container>
  );
}
