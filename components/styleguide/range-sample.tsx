"use client";

import { Field } from "@/components/ui/field";

/** A field around a control that has none of its own. */
export function RangeSample() {
  return (
    <Field label="Field" hint="A control of any kind.">
      {(control) => <input {...control} type="range" className="w-full" />}
    </Field>
  );
}
