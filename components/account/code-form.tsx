"use client";

import { Link } from "@/components/ui/link";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { Sentence } from "@/components/ui/sentence";
import { signInWithCodeAction } from "@/lib/shop/accounts/actions";
import { CodeField } from "./code-field";
import { signInWords } from "@/lib/words/sign-in";
import { startOver } from "./start-over";

/** The second step of signing in; then goes to `next`, a path of this site. */
export function CodeForm({ next }: { next: string }) {
  const { say, split } = useWords(signInWords);
  const { result, pending, errorOf, formProps } = useFormAction(signInWithCodeAction, (opened) =>
    startOver(opened.next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <FormMessage result={result} />
      <CodeField label={say("code")} hint={say("codeHint")} error={errorOf("code")} />
      <Button type="submit" block pending={pending || result?.ok === true}>
        {say("title")}
      </Button>
      <p className="text-sm text-muted">
        <Sentence
          pieces={split("lost")}
          values={{
            again: (
              <Link href="/sign-in" className="text-ink underline underline-offset-4">
                {say("beginAgain")}
              </Link>
            ),
          }}
        />
      </p>
    </form>
  );
}
