import { EmptyState } from "@/components/ui/empty-state";
import { removeSynonymAction } from "@/lib/shop/synonyms/actions";
import type { Synonym } from "@/lib/shop/synonyms/schema";
import { ActionButton } from "./action-button";
import { DataTable } from "./data-table";
import { formatMoment } from "./format";

const say = (terms: readonly string[]) => terms.join(", ");

/** The shop's own synonyms, each with a way to take it out. */
export function SynonymTable({ synonyms }: { synonyms: Synonym[] }) {
  if (synonyms.length === 0) {
    return <EmptyState title="None yet" level={3} className="py-10!" />;
  }
  return (
    <DataTable
      caption="Words of this shop"
      rows={synonyms}
      rowKey={({ id }) => id}
      columns={[
        { heading: "When shoppers write", cell: ({ terms }) => say(terms) },
        {
          heading: "They also find",
          cell: ({ finds }) =>
            finds.length > 0 ? say(finds) : <span className="text-muted">each of these the others</span>,
        },
        {
          heading: "",
          cell: ({ id, terms }) => (
            <ActionButton
              scope="merchandising:write"
              label="Remove"
              fullLabel={`Remove ${say(terms)}`}
              variant="secondary"
              size="sm"
              action={removeSynonymAction.bind(null, { id })}
              done={`Removed: ${say(terms)}.`}
            />
          ),
        },
        {
          heading: "Added (UTC)",
          cell: ({ createdAt, createdBy }) => (
            <span className="whitespace-nowrap">
              <time dateTime={createdAt}>{formatMoment(createdAt)}</time> by {createdBy}
            </span>
          ),
        },
      ]}
    />
  );
}
