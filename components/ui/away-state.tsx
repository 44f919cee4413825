import { getWords } from "@/lib/shop/settings/current-language";
import { outageWords } from "@/lib/words/outage";
import { ButtonLink } from "./button-link";
import { EmptyState } from "./empty-state";

/** In place of what cannot be shown while the database is away. `href` leads to the same page. */
export async function AwayState({ title, href }: { title: string; href: string }) {
  const { say } = await getWords(outageWords);
  return (
    <div role="alert">
      <EmptyState
        title={title}
        action={
          <>
            <ButtonLink href={href}>{say("again")}</ButtonLink>
            <ButtonLink href="/" variant="secondary">
              {say("front")}
            </ButtonLink>
          </>
        }
      >
        <p>{say("text")}</p>
      </EmptyState>
    </div>
  );
}
