"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { Select } from "./select";

/** A labelled choice of one; `<option>`s are the children. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  ...select
}: FieldProps & Omit<ComponentProps<"select">, keyof FieldProps>) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} className={className} id={id}>
      {(control) => <Select {...select} {...control} />}
    </Field>
  );
}
