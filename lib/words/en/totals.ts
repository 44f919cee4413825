/** What an order comes to, and the code that takes something off. */
export const totals = {
  subtotal: "Subtotal",
  code: "Code {code}",
  delivery: "Delivery",
  free: "Free",
  total: "Total",
  refunded: "Refunded",
  promoCode: "Promo code",
  apply: "Apply",
  remove: "Remove",
  removeNamed: "Remove {name}",
} as const;
