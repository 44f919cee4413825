"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Asked, Shown } from "./asked";

/** What a card's button opens: no page loads it before somebody asks. */
async function loadParts() {
  const [{ WhyThis }, { LessTile }] = await Promise.all([import("./why-this"), import("./less-tile")]);
  return { WhyThis, LessTile };
}
type Parts = Awaited<ReturnType<typeof loadParts>>;

const NOTHING: Asked = { about: null, isOpen: false, less: {} };

/** Which product of a rail somebody asks about, and what of it is shown then. */
export function useWhyThis() {
  const router = useRouter();
  const [parts, setParts] = useState<Parts | null>(null);
  const [asked, setAsked] = useState(NOTHING);

  function ask(about: Shown) {
    setAsked((was) => ({ ...was, about, isOpen: true }));
    // Where it cannot be loaded, a page of the shop says it, too.
    if (!parts) loadParts().then(setParts, () => router.push("/account/influences"));
  }

  return { parts, asked, setAsked, ask };
}
