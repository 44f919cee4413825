import { EmptyState } from "@/components/ui/empty-state";

/** Instead of a chart and tables when no list was shown. */
export function NothingShown() {
  return (
    <EmptyState title="Nothing was shown in these days">
      No list was on a shopper’s screen. Rates appear here as soon as somebody sees a carousel.
    </EmptyState>
  );
}
