import { Link } from "@/components/ui/link";
import { ActionButton } from "./action-button";
import { AdminTable, type TableColumn } from "./admin-table";
import { ChoiceFilter } from "./choice-filter";
import { formatMoment } from "./format";
import { TableFilters } from "./table-filters";
import { Badge } from "@/components/ui/badge";
import { TextField } from "@/components/ui/text-field";
import type { TableRows, TableState } from "@/lib/platform/table-query";
import { decideReviewAction } from "@/lib/shop/reviews/actions";
import type { StaffReview } from "@/lib/shop/reviews/queries";
import { REVIEW_STATES, REVIEW_TABLE } from "@/lib/shop/reviews/review-table";
import { Stars } from "@/components/reviews/stars";

const PATH = "/admin/reviews";
const TONES = { waiting: "warning", published: "positive", hidden: "neutral" } as const;

function Decide({ review, decision }: { review: StaffReview; decision: "published" | "hidden" }) {
  const label = decision === "published" ? "Publish" : "Hide";
  return (
    <ActionButton
      scope="catalog:write"
      label={label}
      fullLabel={`${label} the review of ${review.name}: ${review.product.name}`}
      variant="secondary"
      size="sm"
      action={decideReviewAction.bind(null, { id: review.id, decision })}
      done={decision === "published" ? "The review is published." : "The review is hidden."}
    />
  );
}

const COLUMNS: TableColumn<StaffReview>[] = [
  {
    heading: "Written (UTC)",
    by: "at",
    cell: ({ at }) => (
      <time dateTime={at} className="whitespace-nowrap">
        {formatMoment(at)}
      </time>
    ),
  },
  { heading: "Stars", by: "stars", cell: ({ stars }) => <Stars stars={stars} /> },
  {
    heading: "Review",
    cell: ({ title, body, name, isVerified, product }) => (
      <div className="max-w-xl min-w-64 space-y-1 whitespace-normal">
        <Link href={`/products/${product.slug}`} className="font-medium underline underline-offset-4">
          {product.name}
        </Link>
        {title && <p className="break-words">{title}</p>}
        <p className="break-words whitespace-pre-line text-muted">{body}</p>
        <p className="text-xs text-muted">
          {name}
          {isVerified && ", has bought it"}
        </p>
      </div>
    ),
  },
  { heading: "State", cell: ({ state }) => <Badge tone={TONES[state]}>{state}</Badge> },
  {
    heading: "Decide",
    cell: (review) => (
      <div className="flex gap-2">
        {review.state !== "published" && <Decide review={review} decision="published" />}
        {review.state !== "hidden" && <Decide review={review} decision="hidden" />}
      </div>
    ),
  },
];

/** The shop's reviews, each with what can be decided of it. */
export function StaffReviewTable({ state, page }: { state: TableState; page: TableRows<StaffReview> }) {
  const { q, state: asked, stars } = state.filters;
  return (
    <div className="space-y-5">
      <TableFilters path={PATH} spec={REVIEW_TABLE} state={state}>
        <TextField name="q" label="Words or product" type="search" defaultValue={q} required={false} />
        <ChoiceFilter
          name="state"
          label="State"
          any="Any"
          value={asked}
          choices={REVIEW_STATES.map((value) => ({ value, label: value }))}
        />
        <ChoiceFilter
          name="stars"
          label="Stars"
          any="Any"
          value={stars}
          choices={["5", "4", "3", "2", "1"].map((value) => ({ value, label: value }))}
        />
      </TableFilters>
      <AdminTable
        caption="Reviews"
        path={PATH}
        spec={REVIEW_TABLE}
        state={state}
        page={page}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        empty={{ title: "No reviews", text: "What shoppers say of products appears in this list." }}
      />
    </div>
  );
}
