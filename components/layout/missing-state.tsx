import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";

/** What there is not. */
export async function MissingState() {
  const { say } = await getWords(frameWords);
  return (
    <EmptyState
      title={say("missing")}
      level={1}
      action={<ButtonLink href="/">{say("missingGo")}</ButtonLink>}
    >
      <p>{say("missingText")}</p>
    </EmptyState>
  );
}
