"use client";

import { LikeButton } from "./like-button";
import { useVisit } from "@/components/visit/use-visit";

/** The like button on a kept page; what is pressed before it is known whether it was pressed already counts as pressed now. */
export function LateLikeButton({ product, name }: { product: string; name: string }) {
  const liked = useVisit().visit?.liked ?? false;
  return <LikeButton key={String(liked)} product={product} name={name} liked={liked} />;
}
