import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A button that shows only an icon. `label` is its name. */
export function IconButton({
  label,
  children,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & { label: string; children: ReactNode }) {
  return (
    <button type="button" {...rest} aria-label={label} className={cx("icon-button", className)}>
      {children}
    </button>
  );
}
