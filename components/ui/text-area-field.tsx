"use client";

import type { ComponentProps } from "react";
import { CONTROL_STYLE } from "./control-style";
import { cx } from "./cx";
import { Field, type FieldProps } from "./field";

/** A labelled text of several lines. */
export function TextAreaField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  code = false,
  ...area
}: FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps> & { code?: boolean }) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className} id={id}>
      {(control) => (
        <textarea
          required={!optional}
          spellCheck={!code}
          {...area}
          {...control}
          className={cx(CONTROL_STYLE, "block h-auto py-2.5", code && "font-mono text-sm")}
        />
      )}
    </Field>
  );
}
