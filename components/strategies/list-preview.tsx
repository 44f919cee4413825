import { ProductPicture } from "@/components/picture/product-picture";
import { MovedBadges } from "@/components/trace/moved-badges";
import { Badge } from "@/components/ui/badge";
import type { Preview } from "@/lib/recommender/serving/preview";
import type { RecommendedList } from "@/lib/recommender/serving/schema";

interface RowProps {
  label: string;
  /** What is said of products that the other row has not. */
  alone: string;
  list: RecommendedList;
  other: RecommendedList;
}

function Row({ label, alone, list, other }: RowProps) {
  const known = new Set(other.items.map(({ product }) => product.id));
  return (
    <div>
      <p className="text-sm text-muted">
        {label}: {list.title.text}
        {list.rung !== "live" && ` (${list.rung})`}
      </p>
      {list.items.length === 0 ? (
        <p className="mt-2 text-sm">Nothing.</p>
      ) : (
        <ol className="mt-2 grid grid-cols-4 gap-3 lg:grid-cols-8">
          {list.items.map(({ product, reason, moved }) => (
            <li key={product.id} className="min-w-0 text-xs" title={reason.text}>
              <ProductPicture image={product.image} size={160} className="rounded-md" />
              <span className="mt-1 line-clamp-2">{product.name}</span>
              {!known.has(product.id) && <Badge tone="accent">{alone}</Badge>}
              <MovedBadges moved={moved.filter(({ rule }) => rule !== null)} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** One shopper's list as it is, and as it would be. */
export function ListPreview({
  preview,
  labels = { now: "Now", then: "Then" },
}: {
  preview: Preview;
  labels?: { now: string; then: string };
}) {
  const { shopperId, now, then } = preview;
  const kept = then.items.filter(({ product }) =>
    now.items.some((one) => one.product.id === product.id),
  ).length;
  return (
    <article className="space-y-4 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <p className="text-sm">
        Shopper <code className="font-mono text-xs">{shopperId.slice(0, 8)}</code>: {kept} of{" "}
        {then.items.length} products stay.
      </p>
      <Row label={labels.now} alone="goes" list={now} other={then} />
      <Row label={labels.then} alone="comes" list={then} other={now} />
    </article>
  );
}
