import { WayOn } from "@/components/search/way-on";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function ProductNotFound() {
  return (
    <>
      <EmptyState
        title="We do not have this product"
        level={1}
        action={<ButtonLink href="/">See what we have</ButtonLink>}
      >
        <p>It may have been taken out of the shop, or the address has a mistake in it.</p>
      </EmptyState>
      <WayOn />
    </>
  );
}
