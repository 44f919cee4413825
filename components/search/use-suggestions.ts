"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { NO_SUGGESTIONS, suggestionsOptions } from "@/lib/shop/catalog/query-options";
import type { Suggestions } from "@/lib/shop/catalog/suggestions";

const PAUSE_MS = 150;
const SHORTEST = 2;

/** Suggestions for what is typed, asked for when the typing pauses; the last ones stay until the next are there. */
export function useSuggestions(typed: string): Suggestions {
  const wanted = typed.trim().toLowerCase();
  const [query, setQuery] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  const enabled = query.length >= SHORTEST && wanted.length >= SHORTEST;
  const { data } = useQuery({ ...suggestionsOptions(query), enabled, placeholderData: keepPreviousData });
  return enabled && data ? data : NO_SUGGESTIONS;
}
