import { Fragment, type ReactNode } from "react";
import type { Piece } from "@/lib/words/words";

/** A phrase in pieces with something else than text in its places: a link, a date. */
export function Sentence({
  pieces,
  values,
}: {
  pieces: readonly Piece[];
  values: Readonly<Record<string, ReactNode>>;
}) {
  return pieces.map((piece, i) => (
    <Fragment key={i}>{"text" in piece ? piece.text : values[piece.name]}</Fragment>
  ));
}
