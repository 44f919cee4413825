/** Letters of the shop to whoever has ordered, or waits for something. */
export const letters = {
  thanks: "Thank you, {name}. Your order {number} at {shop} is placed.",
  orderSubject: "Your order {number} at {shop}",
  collectedBy: "To be collected by:",
  goesTo: "It goes to:",
  follow: "See how it is coming along, cancel it before it is sent, or send it back:",
  deliveryFree: "free",
  backSubject: "A payment at {shop} was given back",
  back: "A payment of {amount} at {shop} has been given back.",
  backOther: "Your order {number} has been paid for by another payment.",
  backLate:
    "It reached us after its time limit, when nothing was kept for you any more, so nothing was ordered by it.",
  backWhat: "Nothing has been charged by this payment. Your bank may show it for some days as set aside.",
  noticeSubject: "{name} is back at {shop}",
  notice: "You wanted to know when this can be had again: {name}.",
  noticeOnce: "This is the only e-mail about it. Your address is not kept for it any longer.",
} as const;
