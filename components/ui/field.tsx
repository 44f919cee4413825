"use client";

import { type ReactNode, useId } from "react";
import { controlsWords } from "@/lib/words/controls";
import { useWords } from "./locale";

export interface FieldProps {
  label: ReactNode;
  /** Says what is expected, below the control. */
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  error?: string | null;
  /** The field may stay empty; said beside the label. */
  optional?: boolean;
  className?: string;
}

/** The attributes that tie a control to its label, hint and error. */
export interface ControlAttributes {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/** A label above, a control, and below it the hint and what is wrong. The control takes the attributes it is given. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  className,
  id,
  children,
}: FieldProps & { id?: string; children: (control: ControlAttributes) => ReactNode }) {
  const made = useId();
  const { say } = useWords(controlsWords);
  const controlId = id ?? made;
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label htmlFor={controlId} className="mb-1.5 block text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> {say("optional")}</span>}
      </label>
      {children({
        id: controlId,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && (
        <p id={`${controlId}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${controlId}-error`} className="mt-1.5 text-sm text-negative">
          {error}
        </p>
      )}
    </div>
  );
}
