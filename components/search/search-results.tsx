import { Link } from "@/components/ui/link";
import { CategoryLinks } from "@/components/product/category-links";
import { ListingView } from "@/components/listing/listing-view";
import { PageHeading } from "@/components/ui/page-heading";
import { formatListing, type Listing } from "@/lib/shop/catalog/listing";
import { getWords } from "@/lib/shop/settings/current-language";
import type { SearchAnswer } from "@/lib/recommender/serving/search";
import { listingWords } from "@/lib/words/listing";
import { searchWords } from "@/lib/words/search";
import { NothingFound } from "./nothing-found";
import { ResultGrid } from "@/components/listing/result-grid";
import { sayReading } from "./say-reading";

const PATH = "/search";

/** What a search found, with everything to narrow and order it by; a way on when there is nothing. */
export async function SearchResults({
  found,
  listing,
  currency,
}: {
  found: SearchAnswer;
  listing: Listing;
  currency: string;
}) {
  const { query, total, limit, products, placement, rung, token, facets, near } = found;
  const [words, listingSpeaker] = await Promise.all([getWords(searchWords), getWords(listingWords)]);
  const { say } = words;
  if (near) return <NothingFound query={query} near={near} isByName={rung === "static"} />;
  const carried = { q: query };
  const count = listingSpeaker.say("products", { count: total });
  const hrefOf = (other: Listing) => PATH + formatListing({ ...other, page: 1 }, currency, carried);
  const reading = sayReading(found, words);
  return (
    <div className="space-y-8">
      <PageHeading title={<span className="break-words">{say("quoted", { query })}</span>}>
        {reading && <p>{reading}</p>}
      </PageHeading>
      <CategoryLinks
        label={say("categories")}
        categories={facets.categories.map(({ name, path, count }) => {
          const chosen = path === listing.category;
          return { name, count, chosen, href: hrefOf({ ...listing, category: chosen ? null : path }) };
        })}
      />
      <ListingView
        path={PATH}
        carried={carried}
        isSearch
        listing={listing}
        currency={currency}
        found={{
          products,
          facets,
          total,
          page: listing.page,
          pageCount: Math.max(1, Math.ceil(total / limit)),
        }}
        status={total > limit ? say("page", { products: count, page: listing.page }) : count}
        grid={
          <section aria-label={listingSpeaker.say("heading")} data-placement={placement} data-rung={rung}>
            <ResultGrid products={products} token={token} />
          </section>
        }
      />
      {found.corrected && found.reading === "spelling" && (
        <p className="text-sm text-muted">
          {say("notMeant")}{" "}
          <Link
            className="underline underline-offset-4"
            href={`${PATH}?${new URLSearchParams({ q: `"${query}"` })}`}
          >
            {say("asWritten", { query })}
          </Link>
        </p>
      )}
    </div>
  );
}
