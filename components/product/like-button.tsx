"use client";

import { Heart } from "lucide-react";
import { useState } from "react";
import { readFoundIn } from "@/components/attribution/found-in";
import { track } from "@/lib/shop/interactions/track";

/** Likes a product, or takes the like back. It shows at once; the report is sent until the shop has it. */
export function LikeButton({ product, name, liked }: { product: string; name: string; liked: boolean }) {
  const [pressed, setPressed] = useState(liked);

  function toggle() {
    setPressed(!pressed);
    track({ kind: pressed ? "unlike" : "like", product, list: readFoundIn(product) });
  }

  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={`Like ${name}`}
      onClick={toggle}
      className="inline-flex size-13 shrink-0 items-center justify-center rounded-md border border-line-strong bg-surface transition-colors hover:border-ink"
    >
      <Heart className={`size-5 ${pressed ? "fill-accent text-accent" : ""}`} aria-hidden="true" />
    </button>
  );
}
