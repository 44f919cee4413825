import { Link } from "@/components/ui/link";
import { CategoryLinks } from "@/components/product/category-links";
import { ListingView } from "@/components/product/listing-view";
import { PageHeading } from "@/components/ui/page-heading";
import { formatListing, type Listing } from "@/lib/shop/catalog/listing";
import { getLanguage } from "@/lib/shop/settings/current-language";
import type { SearchAnswer } from "@/lib/recommender/serving/search";
import { NothingFound } from "./nothing-found";
import { ResultGrid } from "./result-grid";
import { BY_NAME_ALONE, sayReading } from "./say-reading";

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
  if (near) return <NothingFound query={query} near={near} note={rung === "static" ? BY_NAME_ALONE : null} />;
  const carried = { q: query };
  const count = total === 1 ? "1 product" : `${total.toLocaleString(await getLanguage())} products`;
  const hrefOf = (other: Listing) => PATH + formatListing({ ...other, page: 1 }, currency, carried);
  const reading = sayReading(found);
  return (
    <div className="space-y-8">
      <PageHeading title={<span className="break-words">“{query}”</span>}>
        {reading && <p>{reading}</p>}
      </PageHeading>
      <CategoryLinks
        label="Categories found"
        categories={facets.categories.map(({ name, path, count }) => {
          const chosen = path === listing.category;
          return { name, count, chosen, href: hrefOf({ ...listing, category: chosen ? null : path }) };
        })}
      />
      <ListingView
        path={PATH}
        carried={carried}
        bestFirst="Best match"
        listing={listing}
        currency={currency}
        found={{
          products,
          facets,
          total,
          page: listing.page,
          pageCount: Math.max(1, Math.ceil(total / limit)),
        }}
        status={total > limit ? `${count}, page ${listing.page}` : count}
        grid={
          <section aria-label="Products" data-placement={placement} data-rung={rung}>
            <ResultGrid products={products} token={token} />
          </section>
        }
      />
      {found.corrected && found.reading === "spelling" && (
        <p className="text-sm text-muted">
          Not what you meant?{" "}
          <Link
            className="underline underline-offset-4"
            href={`${PATH}?${new URLSearchParams({ q: `"${query}"` })}`}
          >
            Search for “{query}” as written
          </Link>
        </p>
      )}
    </div>
  );
}
