import { WayOn } from "@/components/search/way-on";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getWords } from "@/lib/shop/settings/current-language";
import { productWords } from "@/lib/words/product";

export default async function ProductNotFound() {
  const { say } = await getWords(productWords);
  return (
    <>
      <EmptyState
        title={say("notFound")}
        level={1}
        action={<ButtonLink href="/">{say("seeWhatWeHave")}</ButtonLink>}
      >
        <p>{say("notFoundAbout")}</p>
      </EmptyState>
      <WayOn />
    </>
  );
}
