"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";

/** A labelled line of text: also for e-mail, password, number and date, by `type`. */
export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  ...input
}: FieldProps & Omit<ComponentProps<"input">, keyof FieldProps>) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className} id={id}>
      {(control) => <input required={!optional} {...input} {...control} className="control block" />}
    </Field>
  );
}
