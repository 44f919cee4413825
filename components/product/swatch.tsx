import { swatchOf } from "@/lib/data/pictures/swatch";
import { ColourDot } from "./colour-dot";

const MIXED = "conic-gradient(#c9543f, #d9a441, #5f8f5b, #4a7fb0, #8b6ba8, #c9543f)";

/** How CSS paints a colour by its name: of one that is several a wheel, null where the name is none. */
export function backgroundOf(colour: string): string | null {
  const isMixed = /multi|rainbow|mixed|assorted/i.test(colour);
  return swatchOf(colour) ?? (isMixed ? MIXED : null);
}

/** A dot of a colour beside its name. Says nothing to a screen reader. */
export function Swatch({ colour, className }: { colour: string; className?: string }) {
  const background = backgroundOf(colour);
  return background && <ColourDot background={background} className={className} />;
}
