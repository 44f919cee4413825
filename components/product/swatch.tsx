import { cx } from "@/components/ui/cx";
import { swatchOf } from "@/lib/data/pictures/swatch";

const MIXED = "conic-gradient(#c9543f, #d9a441, #5f8f5b, #4a7fb0, #8b6ba8, #c9543f)";

/** A dot of a colour beside its name; of one that is several, a wheel. Says nothing to a screen reader. */
export function Swatch({ colour, className }: { colour: string; className?: string }) {
  const known = swatchOf(colour);
  if (known === null && !/multi|rainbow|mixed|assorted/i.test(colour)) return null;
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-block size-4 shrink-0 rounded-full border border-line-strong forced-color-adjust-none",
        className,
      )}
      style={{ background: known ?? MIXED }}
    />
  );
}
