/** The way to the cart, in the header. */
export const cartLink = {
  cart: "Cart",
  cartOf: { one: "Cart, {count} item", other: "Cart, {count} items" },
} as const;
