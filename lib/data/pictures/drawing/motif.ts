import type { Art } from "./art";
import type { Stance } from "./backdrop";

/** One kind of thing that can be drawn: between x 120–680 and y 130–660, standing on y ≈ 650. */
export interface Motif {
  stance: Stance;
  draw(art: Art): string;
}

/** A thing that stands on the floor. */
export const standing = (draw: Motif["draw"]): Motif => ({ stance: "floor", draw });

/** A thing that hangs on the wall or is laid out flat. */
export const hanging = (draw: Motif["draw"]): Motif => ({ stance: "wall", draw });
