/** What is said of what lies in a cart, and of its code. */
export const cartState = {
  gone: "No longer available. Please remove it to order the rest.",
  short: "Only {available} left. Please lower the quantity.",
  codeOther: "The code {code} is for orders in {currency}.",
  codeMore: "The code {code} holds once your cart is worth {missing} more.",
  freeDelivery: "Free standard delivery",
  percentOff: "{percent}% off",
  amountOff: "{amount} off",
} as const;
