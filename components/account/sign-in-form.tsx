"use client";

import { Link } from "@/components/ui/link";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "@/lib/shop/accounts/actions";
import { signInWords } from "@/lib/words/sign-in";
import { startOver } from "./start-over";

/** Signs in and goes to `next`, a path of this site. */
export function SignInForm({ next }: { next: string }) {
  const { say } = useWords(signInWords);
  const { result, pending, typedIn, formProps } = useFormAction(signInAction, (opened) =>
    startOver(opened.next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <FormMessage result={result} />
      <TextField
        name="email"
        type="email"
        label={say("email")}
        autoComplete="username"
        defaultValue={typedIn("email")}
      />
      <TextField name="password" type="password" label={say("password")} autoComplete="current-password" />
      <p className="text-sm">
        <Link href="/sign-in/forgotten" className="underline underline-offset-4">
          {say("forgotten")}
        </Link>
      </p>
      <Button type="submit" block pending={pending || result?.ok === true}>
        {say("title")}
      </Button>
      <p className="text-sm text-muted">
        {say("newHere")}{" "}
        <Link
          href={`/sign-up?${new URLSearchParams({ callbackUrl: next })}`}
          className="text-ink underline underline-offset-4"
        >
          {say("create")}
        </Link>
      </p>
    </form>
  );
}
