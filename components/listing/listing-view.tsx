import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ProductGrid } from "@/components/product/product-grid";
import { Pagination } from "@/components/ui/pagination";
import { randomId } from "@/lib/platform/ids";
import type { ProductListing } from "@/lib/shop/catalog/product-listing";
import { listNarrowings } from "@/lib/shop/catalog/list-narrowings";
import { EVERYTHING, formatListing, type Listing } from "@/lib/shop/catalog/listing";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { listingWords } from "@/lib/words/listing";
import { paginationWords } from "@/lib/words/pagination";
import { FilterFields } from "./filter-fields";
import { FilterSheet } from "./filter-sheet";
import { listFilters } from "./list-filters";
import { ListingForm } from "./listing-form";
import { Narrowings } from "./narrowings";
import { NextPages } from "./next-pages";
import { SortForm } from "./sort-form";

/** Where a listing is shown, and how, when that is not the page of a category. */
interface ListingPlace {
  /** What else the address says: what was searched for. */
  carried?: Record<string, string>;
  /** Whether the usual order is by how well a product fits. */
  isSearch?: boolean;
  /** The products, where they are shown in a way of their own. */
  grid?: ReactNode;
  /** Said instead of how many there are. */
  status?: string;
  /** A page that was asked for and that there is not. */
  missingPage?: number | null;
}

/** The products of a page with everything to narrow and order them by. All of it is in the URL. */
export async function ListingView({
  path,
  listing,
  found,
  currency,
  carried = {},
  isSearch,
  grid,
  status,
  missingPage = null,
}: ListingPlace & {
  path: string;
  listing: Listing;
  found: ProductListing;
  currency: string;
}) {
  const { products, facets, total, page, pageCount } = found;
  const [words, pageWords, language] = await Promise.all([
    getWords(listingWords),
    getWords(paginationWords),
    getLanguage(),
  ]);
  const { say } = words;
  const hrefOf = (other: Listing) => path + formatListing(other, currency, carried);
  const nameOf = (category: string) =>
    facets.categories.find((known) => known.path === category)?.name ?? category;
  const narrowings = listNarrowings(listing, { currency, language, nameOf });
  const state = formatListing(listing, currency, carried);
  const everything = hrefOf({ ...EVERYTHING, sort: listing.sort });
  const filters = listFilters(listing, facets, { currency, carried, language }, words);
  return (
    <section aria-labelledby={grid ? undefined : "products"} className="border-t border-line pt-5">
      {!grid && (
        <h2 id="products" className="sr-only">
          {say("heading")}
        </h2>
      )}
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p role="status" className="order-2 grow text-sm text-muted tabular-nums sm:order-none">
          {status ?? say("products", { count: total })}
        </p>
        <div className="flex w-full gap-3 sm:w-auto">
          <FilterSheet action={path} state={state} count={narrowings.length} filters={filters} />
          <SortForm
            action={path}
            listing={listing}
            currency={currency}
            carried={carried}
            isSearch={isSearch}
          />
        </div>
      </div>
      <Narrowings
        narrowings={narrowings.map(({ label, without }) => ({ label, href: hrefOf(without) }))}
        clearHref={everything}
      />
      <div className="grid gap-x-12 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <aside aria-label={say("filters")} className="filter-aside hidden lg:block">
          <ListingForm action={path} state={state} submitOnChange>
            <FilterFields filters={filters} />
          </ListingForm>
        </aside>
        <div className="min-w-0 space-y-14">
          {missingPage !== null && total > 0 && (
            <Alert>{say("noPage", { missing: missingPage, page })}</Alert>
          )}
          {products.length > 0 ? (
            <div data-listing>
              <div data-page={page}>{grid ?? <ProductGrid products={products} />}</div>
              {pageCount > 1 && (
                <NextPages
                  rendered={{ address: path + state, page, rendering: randomId() }}
                  pageCount={pageCount}
                >
                  <Pagination
                    page={page}
                    pageCount={pageCount}
                    hrefFor={(other) => hrefOf({ ...listing, page: other })}
                    words={pageWords}
                  />
                </NextPages>
              )}
            </div>
          ) : (
            <EmptyState
              title={say(narrowings.length > 0 ? "noneFits" : "none")}
              level={3}
              action={narrowings.length > 0 && <ButtonLink href={everything}>{say("everything")}</ButtonLink>}
            >
              {narrowings.length > 0 && <p>{say("fewer")}</p>}
            </EmptyState>
          )}
        </div>
      </div>
      {/* Without JavaScript there is no sheet: the filters stand above the products on small screens too. */}
      <noscript>
        <style>
          {".filter-aside{display:block!important;margin-bottom:2rem}.filter-sheet{display:none}"}
        </style>
      </noscript>
    </section>
  );
}
