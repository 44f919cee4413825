/** The button that puts a product into the cart. */
export const buyButton = {
  add: "Add to cart",
  soldOut: "Sold out",
  added: "Added",
  inCart: "{name} is in your cart.",
} as const;
