import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function AdminNotFound() {
  return (
    <EmptyState
      level={1}
      title="There is nothing here"
      action={<ButtonLink href="/admin">To the overview</ButtonLink>}
    >
      What you asked for does not exist, or your role may not see it.
    </EmptyState>
  );
}
