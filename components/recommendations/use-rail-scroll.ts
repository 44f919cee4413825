"use client";

import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";

const KEYS: Record<string, (links: HTMLAnchorElement[], at: number) => number> = {
  ArrowRight: (_, at) => at + 1,
  ArrowLeft: (_, at) => at - 1,
  Home: () => 0,
  End: (links) => links.length - 1,
};

/** A row that scrolls sideways: where it stands, buttons that turn a page of it, arrow keys that walk its links. */
export function useRailScroll(row: RefObject<HTMLElement | null>, contents: unknown) {
  const [edges, setEdges] = useState({ atStart: true, atEnd: true });

  useEffect(() => {
    const element = row.current;
    if (!element) return;
    function measure() {
      if (!element) return;
      const { scrollLeft, clientWidth, scrollWidth } = element;
      const atStart = scrollLeft < 8;
      const atEnd = scrollLeft + clientWidth > scrollWidth - 8;
      setEdges((was) => (was.atStart === atStart && was.atEnd === atEnd ? was : { atStart, atEnd }));
    }
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [row, contents]);

  function turn(direction: 1 | -1) {
    const element = row.current;
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollBy({
      left: direction * element.clientWidth * 0.85,
      behavior: smooth ? "smooth" : "instant",
    });
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const links = [...event.currentTarget.querySelectorAll("a")];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at < 0 ? undefined : links[KEYS[event.key]?.(links, at) ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return { ...edges, turn, walk };
}
