import { queryOptions } from "@tanstack/react-query";
import { readCartAction } from "./actions";

/** The shopper's cart as every part of an open page sees it: header, buttons and cart page share this one copy. */
export function cartOptions() {
  return queryOptions({
    queryKey: ["cart"] as const,
    queryFn: async () => {
      const result = await readCartAction();
      if (!result.ok) throw new Error(result.message);
      return result.data;
    },
    staleTime: 60_000,
  });
}
