import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function AdminNotFound() {
  return (
    <EmptyState
      level={1}
      title="There is nothing here"
      action={<ButtonLink href="/admin">To the overview</ButtonLink>}
    >
      The page or the model version you asked for does not exist.
    </EmptyState>
  );
}
