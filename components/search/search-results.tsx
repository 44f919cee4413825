import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import type { SearchAnswer } from "@/lib/recommender/serving/search";
import { PopularRail } from "./popular-rail";
import { ResultGrid } from "./result-grid";

const BY_NAME_ALONE = "The search is slow at the moment, so only names were looked through.";

/** What a search found: products, or a way on when there are none. */
export function SearchResults({
  found,
  page,
  pageSize,
}: {
  found: SearchAnswer;
  page: number;
  pageSize: number;
}) {
  const { query, total, misspelt, products, placement, rung, token } = found;
  const byNameAlone = rung === "static";
  if (total === 0) {
    return (
      <>
        <EmptyState title={`Nothing found for “${query}”`} level={1} className="break-words">
          {byNameAlone && <p>{BY_NAME_ALONE}</p>}
          <p>Try fewer or more general words. Or have a look at what others like at the moment.</p>
        </EmptyState>
        <PopularRail />
      </>
    );
  }
  const hrefFor = (other: number) =>
    `/search?${new URLSearchParams({ q: query, ...(other > 1 && { page: String(other) }) })}`;
  return (
    <div className="space-y-10">
      <PageHeading title={<span className="break-words">“{query}”</span>}>
        <p role="status">
          {misspelt && "Nothing is spelt like that. These come closest: "}
          {total === 1 ? "1 product" : `${total} products`}
          {total > pageSize && `, page ${page}`}
          {byNameAlone && ". " + BY_NAME_ALONE}
        </p>
      </PageHeading>
      <section aria-label="Products" data-placement={placement} data-rung={rung}>
        <ResultGrid products={products} token={token} />
      </section>
      <Pagination page={page} pageCount={Math.ceil(total / pageSize)} hrefFor={hrefFor} />
    </div>
  );
}
