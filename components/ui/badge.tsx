import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, TONE_STYLE } from "./tone";

/** One or two words beside or on something. */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-medium whitespace-nowrap",
        TONE_STYLE[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
