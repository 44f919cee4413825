import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A box to tick with its label; `mark` stands before it, `count` at the end of the line. */
export function Checkbox({
  label,
  count,
  mark,
  className,
  ...input
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; count?: number; mark?: ReactNode }) {
  return (
    <label className={cx("flex min-h-11 cursor-pointer items-center gap-3 text-base sm:min-h-9", className)}>
      <input {...input} type="checkbox" className="size-4.5 shrink-0 cursor-pointer accent-accent" />
      {mark}
      <span className="min-w-0 grow truncate">{label}</span>
      {count !== undefined && <span className="text-sm text-muted tabular-nums">{count}</span>}
    </label>
  );
}
