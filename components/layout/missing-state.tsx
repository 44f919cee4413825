import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** What there is not. */
export function MissingState() {
  return (
    <EmptyState
      title="This page does not exist"
      level={1}
      action={<ButtonLink href="/">Go to the front page</ButtonLink>}
    >
      <p>It may have moved, or the address has a mistake in it.</p>
    </EmptyState>
  );
}
