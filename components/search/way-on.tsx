"use client";

import { type ComponentType, lazy, Suspense } from "react";

/** Where its script cannot be had, what stands above it is enough. */
const Nothing = () => null;

const Contents = lazy<ComponentType>(() =>
  import("./way-on-contents").then(
    ({ WayOnContents }) => ({ default: WayOnContents }),
    () => ({ default: Nothing }),
  ),
);

/** A way on from a page that has nothing to show. Every page names it, should it fail, and few show it: its script comes with it. */
export function WayOn() {
  return (
    <Suspense>
      <Contents />
    </Suspense>
  );
}
