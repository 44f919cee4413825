"use client";

import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";
import { cx } from "./cx";
import { Field, type FieldProps } from "./field";
import { useIsHydrating } from "./use-is-hydrating";

/**
 * A text area that keeps what was typed before the page ran. React, which leaves what was typed into an input, puts the first
 * text back into an area when it takes it over.
 */
function PatientTextArea(props: ComponentProps<"textarea"> & { id: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const isHydrating = useIsHydrating();
  const [typed] = useState(() => (isHydrating ? readTyped(props.id) : null));

  useLayoutEffect(() => {
    if (typed !== null && area.current) area.current.value = typed;
  }, [typed]);

  return <textarea {...props} ref={area} />;
}

/** What stands in an area that the server has made; null while there is none, as on the server. */
function readTyped(id: string): string | null {
  if (typeof document === "undefined") return null;
  const area = document.getElementById(id);
  return area instanceof HTMLTextAreaElement && area.value !== area.defaultValue ? area.value : null;
}

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
        <PatientTextArea
          required={!optional}
          spellCheck={!code}
          {...area}
          {...control}
          className={cx("control", "block h-auto py-2.5", code && "font-mono text-sm")}
        />
      )}
    </Field>
  );
}
