import { WayOn } from "@/components/search/way-on";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function CategoryNotFound() {
  return (
    <>
      <EmptyState
        title="There is no such department"
        level={1}
        action={<ButtonLink href="/">Go to the front page</ButtonLink>}
      >
        <p>It may have another name by now. The menu above has all there are.</p>
      </EmptyState>
      <WayOn />
    </>
  );
}
