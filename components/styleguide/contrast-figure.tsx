"use client";

import { useState } from "react";
import type { ColourPair } from "./colour-pairs";
import { contrastOf, readColour } from "./contrast";

/** A pair of colours and its contrast, measured as this browser shows it. Its name is in ink: not every pair is for reading. */
export function ContrastFigure({ pair: { text, on, least, style } }: { pair: ColourPair }) {
  const [contrast, setContrast] = useState<number | null>(null);

  function measure(swatch: HTMLElement | null) {
    if (!swatch) return;
    const { color, backgroundColor } = getComputedStyle(swatch);
    setContrast(contrastOf(readColour(color), readColour(backgroundColor)));
  }

  return (
    <li className="flex min-w-0 items-center gap-3 text-sm">
      <span
        ref={measure}
        aria-hidden="true"
        className={`inline-flex size-11 shrink-0 items-center justify-center rounded-md border border-line ${style}`}
      >
        {least === 3 ? <span className="size-5 rounded-sm border-2 border-current" /> : "Aa"}
      </span>
      <span className="min-w-0">
        <span className="block truncate">
          {text} on {on}
        </span>
        <span className="block text-muted tabular-nums">
          {contrast === null ? "–" : contrast.toFixed(1)}, at least {least}
        </span>
      </span>
    </li>
  );
}
