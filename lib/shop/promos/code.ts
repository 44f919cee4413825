/** How a promo code is written: capitals, without spaces. */
export const toCode = (typed: string): string => typed.replace(/\s+/g, "").toUpperCase();
