"use client";

import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { turnRow, walkRow, watchEdges } from "@/client/core/scroll-row";

/** A row that scrolls sideways: where it stands, buttons that turn a page of it, arrow keys that walk its links. */
export function useRailScroll(row: RefObject<HTMLElement | null>, contents: unknown) {
  const [edges, setEdges] = useState({ atStart: true, atEnd: true });

  useEffect(() => {
    if (!row.current) return;
    return watchEdges(row.current, (now) =>
      setEdges((was) => (was.atStart === now.atStart && was.atEnd === now.atEnd ? was : now)),
    );
  }, [row, contents]);

  function turn(direction: 1 | -1) {
    if (row.current) turnRow(row.current, direction);
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    if (walkRow(event.currentTarget, event.key)) event.preventDefault();
  }

  return { ...edges, turn, walk };
}
