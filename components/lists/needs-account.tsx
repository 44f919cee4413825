import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

/** To whoever has no account, or is not signed in: why lists need one, and the ways there and back to `path`. */
export async function NeedsAccount({ path }: { path: string }) {
  const { say } = await getWords(listWords);
  const query = new URLSearchParams({ callbackUrl: path });
  return (
    <EmptyState
      title={say("needsAccount")}
      action={
        <>
          <ButtonLink href={`/sign-in?${query}`}>{say("signIn")}</ButtonLink>
          <ButtonLink href={`/sign-up?${query}`} variant="secondary">
            {say("signUp")}
          </ButtonLink>
        </>
      }
      className="max-w-none! rounded-lg border border-line bg-surface px-5 sm:py-16"
    >
      <p>{say("needsAccountHint")}</p>
    </EmptyState>
  );
}
