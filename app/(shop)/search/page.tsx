import type { Metadata } from "next";
import { SearchResults } from "@/components/search/search-results";
import { SearchStart } from "@/components/search/search-start";
import { Container } from "@/components/ui/container";
import { parseSearchListing } from "@/lib/shop/catalog/listing-schema";
import { parseSearch } from "@/lib/shop/catalog/search-params";
import { readSearchCurrency, searchListing } from "@/lib/recommender/serving/search-listing";
import { readVisitor } from "@/lib/recommender/experiments/read-visitor";
import { getWords } from "@/lib/shop/settings/current-language";
import { searchWords } from "@/lib/words/search";

type Props = PageProps<"/search">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = parseSearch(await searchParams);
  const { say } = await getWords(searchWords);
  return { title: query ? say("titleOf", { query }) : say("title"), robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const params = await searchParams;
  const { query } = parseSearch(params);
  if (query === "") {
    return (
      <Container className="pt-10">
        <SearchStart />
      </Container>
    );
  }
  const currency = await readSearchCurrency();
  const asked = parseSearchListing(params, currency);
  const { found, listing } = await searchListing(await readVisitor(), query, asked);
  return (
    <Container className="pt-10">
      <SearchResults found={found} listing={listing} currency={currency} />
    </Container>
  );
}
