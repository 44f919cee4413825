"use client";

import { type ReactNode, useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { FormAction } from "@/lib/platform/http/form-action";
import type { Scope } from "@/lib/shop/auth/scopes";
import { useAnnounce } from "./announcer";
import { useMay } from "./may";

interface AdminFormProps extends Pick<ButtonProps, "variant" | "size"> {
  /** What the action needs of whoever runs it: the form is there for them alone. */
  scope: Scope;
  action: FormAction<{ said: string }>;
  submit: string;
  /** Read aloud instead of `submit` where that alone does not say to what. */
  label?: string;
  /** What goes along unseen: what the admin was looking at, so that of two who act at once the second is told. */
  hidden?: Readonly<Record<string, string>>;
  /** The fields. */
  children?: ReactNode;
  className?: string;
}

/** A form of the admin: its fields, what is wrong with them, and what came of it, said aloud. Empty again once accepted. */
export function AdminForm({ scope, ...props }: AdminFormProps) {
  const may = useMay(scope);
  const announce = useAnnounce();
  const [done, setDone] = useState(0);
  if (!may) return null;
  return <Inner key={done} {...props} onDone={accepted} />;

  function accepted({ said }: { said: string }) {
    setDone((count) => count + 1);
    announce({ ok: true, message: said });
  }
}

function Inner({
  action,
  submit,
  label,
  hidden = {},
  children,
  className = "space-y-4",
  onDone,
  ...look
}: Omit<AdminFormProps, "scope"> & { onDone: (data: { said: string }) => void }) {
  const { result, pending, formProps } = useFormAction(action, onDone);
  return (
    <form {...formProps} className={className}>
      {result?.ok === false && (
        <div className="space-y-2">
          <FormMessage result={result} />
          <ul className="text-sm text-negative">
            {result.fields.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button type="submit" pending={pending} aria-label={label} {...look}>
        {submit}
      </Button>
    </form>
  );
}
