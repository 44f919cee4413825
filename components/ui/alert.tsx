import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, TONE_STYLE } from "./tone";

const ICONS = {
  neutral: Info,
  accent: Info,
  positive: CircleCheck,
  warning: TriangleAlert,
  negative: CircleAlert,
} satisfies Record<Tone, typeof Info>;

/** A note about the page. Negative ones interrupt a screen reader, the others wait for their turn. */
export function Alert({
  tone = "neutral",
  title,
  children,
  className,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === "negative" ? "alert" : "status"}
      className={cx("flex gap-3 rounded-md px-4 py-3 text-sm", TONE_STYLE[tone], className)}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 space-y-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
