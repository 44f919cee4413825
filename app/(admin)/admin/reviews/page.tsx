import type { Metadata } from "next";
import { StaffReviewTable } from "@/components/admin/review-table";
import { PageHeading } from "@/components/ui/page-heading";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { listReviews } from "@/lib/shop/reviews/queries";
import { REVIEW_TABLE } from "@/lib/shop/reviews/review-table";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage({ searchParams }: PageProps<"/admin/reviews">) {
  const viewer = await getAdminViewer("catalog:read");
  const state = readTableState(REVIEW_TABLE, await searchParams);
  const page = await listReviews(viewer, state, windowOf(state));
  return (
    <div className="space-y-6">
      <PageHeading title="Reviews">
        What shoppers say of products. A new one waits until somebody publishes it; hidden ones are seen by
        nobody.
      </PageHeading>
      <StaffReviewTable state={state} page={page} />
    </div>
  );
}
