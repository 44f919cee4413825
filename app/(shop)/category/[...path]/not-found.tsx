import { WayOn } from "@/components/search/way-on";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getWords } from "@/lib/shop/settings/current-language";
import { listingWords } from "@/lib/words/listing";

export default async function CategoryNotFound() {
  const { say } = await getWords(listingWords);
  return (
    <>
      <EmptyState
        title={say("noDepartment")}
        level={1}
        action={<ButtonLink href="/">{say("front")}</ButtonLink>}
      >
        <p>{say("otherName")}</p>
      </EmptyState>
      <WayOn />
    </>
  );
}
