import { ProductPicture } from "@/components/picture/product-picture";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import type { ListSummary } from "@/lib/shop/lists/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

const PLACES = [0, 1, 2, 3];

async function Pictures({ products }: { products: readonly number[] }) {
  const { byId } = await getLiveCatalog();
  const images = products.flatMap((id) => byId.get(id)?.image ?? []);
  return (
    <span className="grid grid-cols-4 gap-1.5" aria-hidden="true">
      {PLACES.map((place) => (
        <span key={place} className="block aspect-square overflow-hidden rounded-md bg-tile">
          {images[place] && <ProductPicture image={images[place]} size={96} className="size-full" />}
        </span>
      ))}
    </span>
  );
}

/** An account's lists, each with pictures of what was put onto it last. */
export async function AllLists({ lists }: { lists: readonly ListSummary[] }) {
  const { say } = await getWords(listWords);
  if (lists.length === 0)
    return (
      <EmptyState
        title={say("none")}
        className="max-w-none! rounded-lg border border-line bg-surface px-5 sm:py-16"
      >
        <p>{say("noneHint")}</p>
      </EmptyState>
    );
  return (
    <ul className="grid gap-5 sm:grid-cols-2">
      {lists.map(({ id, name, count, newest, isShared }) => (
        <li
          key={id}
          className="relative space-y-4 rounded-lg border border-line bg-surface p-5 transition-colors hover:border-ink"
        >
          <Pictures products={newest} />
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <h2 className="font-medium break-words">
                <Link href={`/account/lists/${id}`} className="after:absolute after:inset-0">
                  {name}
                </Link>
              </h2>
              <p className="text-sm text-muted">{count === 0 ? say("empty") : say("products", { count })}</p>
            </div>
            {isShared && <Badge>{say("shared")}</Badge>}
          </div>
        </li>
      ))}
    </ul>
  );
}
