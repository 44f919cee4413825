"use client";

import { Link } from "@/components/ui/link";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signUpAction } from "@/lib/shop/accounts/actions";
import { PASSWORD_HINT } from "./password-hint";
import { startOver } from "./start-over";

/** Makes an account, signs in to it and goes to `next`, a path of this site. */
export function SignUpForm({ next }: { next: string }) {
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(signUpAction, (opened) =>
    startOver(opened.next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <FormMessage result={result} />
      <TextField
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={typedIn("name")}
        error={errorOf("name")}
      />
      <TextField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        defaultValue={typedIn("email")}
        error={errorOf("email")}
      />
      <TextField
        name="password"
        type="password"
        label="Password"
        hint={PASSWORD_HINT}
        autoComplete="new-password"
        error={errorOf("password")}
      />
      <Button type="submit" block pending={pending || result?.ok === true}>
        Create account
      </Button>
      <p className="text-sm text-muted">
        Already have an account?{" "}
        <Link
          href={`/sign-in?${new URLSearchParams({ callbackUrl: next })}`}
          className="text-ink underline underline-offset-4"
        >
          Sign in
        </Link>
      </p>
    </form>
  );
}
