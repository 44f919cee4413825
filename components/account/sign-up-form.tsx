"use client";

import { Link } from "@/components/ui/link";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { signUpAction } from "@/lib/shop/accounts/actions";
import { signInWords } from "@/lib/words/sign-in";
import { startOver } from "./start-over";

/** Makes an account, signs in to it and goes to `next`, a path of this site. */
export function SignUpForm({ next }: { next: string }) {
  const { say } = useWords(signInWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(signUpAction, (opened) =>
    startOver(opened.next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <FormMessage result={result} />
      <TextField
        name="name"
        label={say("name")}
        autoComplete="name"
        defaultValue={typedIn("name")}
        error={errorOf("name")}
      />
      <TextField
        name="email"
        type="email"
        label={say("email")}
        autoComplete="username"
        defaultValue={typedIn("email")}
        error={errorOf("email")}
      />
      <TextField
        name="password"
        type="password"
        label={say("password")}
        hint={say("passwordHint")}
        autoComplete="new-password"
        error={errorOf("password")}
      />
      <Button type="submit" block pending={pending || result?.ok === true}>
        {say("createButton")}
      </Button>
      <p className="text-sm text-muted">
        {say("haveOne")}{" "}
        <Link
          href={`/sign-in?${new URLSearchParams({ callbackUrl: next })}`}
          className="text-ink underline underline-offset-4"
        >
          {say("title")}
        </Link>
      </p>
    </form>
  );
}
