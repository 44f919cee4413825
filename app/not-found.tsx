import type { Metadata } from "next";
import { MissingState } from "@/components/layout/missing-state";
import { getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(frameWords)).say("notFound") };
}

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
