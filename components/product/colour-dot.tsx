import { cx } from "@/components/ui/cx";

/** A dot as CSS paints it. Says nothing to a screen reader. */
export function ColourDot({ background, className }: { background: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-block size-4 shrink-0 rounded-full border border-line-strong forced-color-adjust-none",
        className,
      )}
      style={{ background }}
    />
  );
}
