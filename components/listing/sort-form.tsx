"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useWords } from "@/components/ui/locale";
import { Select } from "@/components/ui/select";
import { formatListing, type Listing, SORTS } from "@/lib/shop/catalog/listing";
import { listingControlsWords } from "@/lib/words/listing-controls";

/** The order of a listing. Without JavaScript it has a button of its own and carries the filters along. */
export function SortForm({
  action,
  listing,
  currency,
  carried: kept = {},
  isSearch = false,
}: {
  action: string;
  listing: Listing;
  currency: string;
  /** What else the address says. */
  carried?: Record<string, string>;
  /** Whether the usual order is by how well a product fits. */
  isSearch?: boolean;
}) {
  const { say } = useWords(listingControlsWords);
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const carried = new URLSearchParams(
    formatListing({ ...listing, sort: "featured", page: 1 }, currency, kept),
  );

  function choose(sort: string) {
    const params = new URLSearchParams(carried);
    if (sort !== "featured") params.set("sort", sort);
    startTransition(() => router.push(params.size > 0 ? `${action}?${params}` : action, { scroll: false }));
  }

  return (
    <form action={action} className="flex grow gap-2 sm:w-56 sm:grow-0">
      {[...carried].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <Select
        name="sort"
        aria-label={say("sortBy")}
        aria-busy={pending}
        key={listing.sort}
        defaultValue={listing.sort}
        onChange={(event) => choose(event.target.value)}
        className="grow"
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {say(sort === "featured" && isSearch ? "best" : sort)}
          </option>
        ))}
      </Select>
      <noscript>
        <button className="h-11 rounded-md border border-line-strong px-4">{say("sort")}</button>
      </noscript>
    </form>
  );
}
