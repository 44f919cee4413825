import { SHIPPED } from "./shipped";
import type { Strategy } from "./strategy-schema";

/** A strategy as the beginning of its next version: without a number, and with a name that Aisle has not taken. */
export function toDraft({ version: _, ...strategy }: Strategy): Omit<Strategy, "version"> {
  const isShipped = SHIPPED.some(({ name }) => name === strategy.name);
  return { ...strategy, name: isShipped ? `our-${strategy.name}` : strategy.name };
}
