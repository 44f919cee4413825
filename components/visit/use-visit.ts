"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale } from "@/components/ui/locale";
import { useIsHydrating } from "@/components/ui/use-is-hydrating";
import { visitQuery } from "@/lib/pages/visit-query";

/**
 * What is personal of the kept page that was loaded. Undefined until it is there, and always where the page was made for its
 * visitor; `isOver` once nothing more is to be waited for.
 *
 * @param isKept false: the page was made for its visitor
 */
export function useVisit(isKept = true) {
  // Pages gone to from here are made for the visitor: it is the first one's path that counts.
  const [path] = useState(() => (typeof window === "undefined" ? "/" : window.location.pathname));
  const { data, isPending, isError } = useQuery({ ...visitQuery(path, useLocale()), enabled: isKept });
  // Another part of the page may have it already while this one takes over what was made for everybody.
  const isOut = useIsHydrating() || isPending;
  if (!isKept) return { visit: undefined, isOver: true, hasFailed: false };
  return { visit: isOut ? undefined : data, isOver: !isOut, hasFailed: !isOut && isError };
}
