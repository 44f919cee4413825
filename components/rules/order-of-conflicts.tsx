import { ORDER_OF_CONFLICTS } from "@/lib/recommender/rules/order-of-conflicts";
import { KINDS } from "./describe-rule";

/** Which rule gives way to which. */
export function OrderOfConflicts() {
  return (
    <ol className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {ORDER_OF_CONFLICTS.map(({ title, actions, says }, place) => (
        <li key={title} className="rounded-lg border border-line bg-surface p-4 text-sm">
          <p className="font-medium">
            <span className="text-muted tabular-nums">{place + 1}.</span> {title}
          </p>
          {actions.length > 0 && (
            <p className="mt-1 text-muted">{actions.map((kind) => KINDS[kind].title).join(", ")}</p>
          )}
          <p className="mt-2">{says}</p>
        </li>
      ))}
    </ol>
  );
}
