import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { cx } from "./cx";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> &
  ButtonStyle & {
    /** Its work is under way: it shows so, and pressing it again does nothing, but it keeps the focus. */
    pending?: boolean;
  };

/** A button; `type` is "button" unless said otherwise. */
export function Button({
  variant,
  size,
  block,
  pending = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? "button" : type}
      onClick={pending ? undefined : onClick}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={cx(buttonStyle({ variant, size, block }), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}
