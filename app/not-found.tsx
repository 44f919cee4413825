import type { Metadata } from "next";
import { MissingState } from "@/components/layout/missing-state";

export const metadata: Metadata = { title: "Not found" };

/**
 * What the framework shows by itself, without the root layout around it, where an action that was called without JavaScript finds
 * nothing. It is part of every page, should that be missing: so it is as little as it can be. Pages that are missing stand within
 * the shop (app/(shop)/not-found.tsx).
 */
export default function NotFound() {
  return (
    <main className="grow">
      <MissingState />
    </main>
  );
}
