"use client";

import { Link } from "@/components/ui/link";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { signInWithCodeAction } from "@/lib/shop/accounts/actions";
import { CodeField } from "./code-field";
import { startOver } from "./start-over";

/** The second step of signing in; then goes to `next`, a path of this site. */
export function CodeForm({ next }: { next: string }) {
  const { result, pending, errorOf, formProps } = useFormAction(signInWithCodeAction, (opened) =>
    startOver(opened.next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <FormMessage result={result} />
      <CodeField hint="From your app; or one of your recovery codes." error={errorOf("code")} />
      <Button type="submit" block pending={pending || result?.ok === true}>
        Sign in
      </Button>
      <p className="text-sm text-muted">
        Lost both?{" "}
        <Link href="/sign-in" className="text-ink underline underline-offset-4">
          Begin again
        </Link>
        , or ask whoever runs the shop.
      </p>
    </form>
  );
}
