import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { ProductListing } from "@/lib/shop/catalog/product-listing";
import { EVERYTHING, formatListing, type Listing, listNarrowings } from "@/lib/shop/catalog/listing";
import { getLanguage } from "@/lib/shop/settings/current-language";
import { FilterFields } from "./filter-fields";
import { FilterSheet } from "./filter-sheet";
import { ListingForm } from "./listing-form";
import { Narrowings } from "./narrowings";
import { ProductGrid } from "./product-grid";
import { SortForm } from "./sort-form";

/** Where a listing is shown, and how, when that is not the page of a category. */
interface ListingPlace {
  /** What else the address says: what was searched for. */
  carried?: Record<string, string>;
  /** What the usual order is called. */
  bestFirst?: string;
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
  bestFirst,
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
  const language = await getLanguage();
  const hrefOf = (other: Listing) => path + formatListing(other, currency, carried);
  const nameOf = (category: string) =>
    facets.categories.find((known) => known.path === category)?.name ?? category;
  const narrowings = listNarrowings(listing, { currency, language, nameOf });
  const state = formatListing(listing, currency, carried);
  const everything = hrefOf({ ...EVERYTHING, sort: listing.sort });
  // Made anew for each of the two forms: ids must not stand twice on a page.
  const makeFields = () => (
    <FilterFields listing={listing} facets={facets} currency={currency} carried={carried} />
  );
  const count = total === 1 ? "1 product" : `${total.toLocaleString(language)} products`;
  return (
    <section aria-labelledby={grid ? undefined : "products"} className="border-t border-line pt-5">
      {!grid && (
        <h2 id="products" className="sr-only">
          Products
        </h2>
      )}
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p role="status" className="order-2 grow text-sm text-muted tabular-nums sm:order-none">
          {status ?? count}
        </p>
        <div className="flex w-full gap-3 sm:w-auto">
          <FilterSheet action={path} state={state} count={narrowings.length}>
            {makeFields()}
          </FilterSheet>
          <SortForm
            action={path}
            listing={listing}
            currency={currency}
            carried={carried}
            bestFirst={bestFirst}
          />
        </div>
      </div>
      <Narrowings
        narrowings={narrowings.map(({ label, without }) => ({ label, href: hrefOf(without) }))}
        clearHref={everything}
      />
      <div className="grid gap-x-12 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <aside aria-label="Filters" className="filter-aside hidden lg:block">
          <ListingForm action={path} state={state} submitOnChange>
            {makeFields()}
          </ListingForm>
        </aside>
        <div className="min-w-0 space-y-14">
          {missingPage !== null && total > 0 && (
            <Alert>
              There is no page {missingPage.toLocaleString(language)} of this. You are looking at the last
              one, page {page.toLocaleString(language)}.
            </Alert>
          )}
          {products.length > 0 ? (
            (grid ?? <ProductGrid products={products} />)
          ) : (
            <EmptyState
              title={narrowings.length > 0 ? "Nothing fits all of that" : "Nothing here at the moment"}
              level={3}
              action={narrowings.length > 0 && <ButtonLink href={everything}>Show everything</ButtonLink>}
            >
              {narrowings.length > 0 && <p>Take one of the filters away and there will be more.</p>}
            </EmptyState>
          )}
          <Pagination
            page={page}
            pageCount={pageCount}
            hrefFor={(other) => hrefOf({ ...listing, page: other })}
          />
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
