/** What the shop believes of somebody's taste, and what that rests on. */
export const taste = {
  title: "Your taste",
  account: "Account",
  intro:
    "What the shop believes you like, and what that rests on. Switch off what should not count, such as a present: the next suggestions are as if you had never met it. Nothing is deleted, and you can switch it on again.",
  beliefs: "What the shop believes",
  beliefsHint:
    "Categories and brands steer your suggestions directly. What the products have in common counts where the shop compares new ones with those you know.",
  categories: "You like looking in",
  brands: "You come back to",
  attributes: "The products you like have in common",
  because: "Because of {products}",
  becauseMore: {
    one: "Because of {products} and {count} more",
    other: "Because of {products} and {count} more",
  },
  strength: "{percent} of what it rests on",
  noBelief: "Nothing yet: what counts below says too little.",
  allOff: "Nothing: all that it would rest on is switched off.",
  restsOn: "What that rests on",
  count: { one: "{count} product", other: "{count} products" },
  allOn: "{products}, all of them switched on",
  someOff: "{products}, {off} of them switched off",
  nothing: "Nothing is remembered",
  nothingText:
    "You have not allowed the shop to remember what you look at, so you see what is popular with everybody.",
  choices: "Privacy choices",
  empty: "Nothing yet",
  emptyText:
    "You see what is popular with everybody. What you look at, like or buy from now on appears here, each with a switch of its own.",
  look: "Look around the shop",
  notUsed: "Your recommendations are not personal",
  notUsedText:
    "You have not allowed the shop to personalise, so nothing below is used, whatever its switch says. {change}",
  notUsedChange: "Change your privacy choices",
  pause: "Pause personal suggestions",
  pauseHint:
    "You see what is popular, and nothing new is remembered, until you go on. What is remembered stays.",
  goOn: "Go on with personal suggestions",
  goOnHint: "They are paused. What you look at, like and buy is remembered again once you go on.",
  control: "In your hands",
  dataHint: "Everything that is stored about you can be downloaded or deleted under {data}.",
  data: "Your data",
  bought: "You bought this",
  chose: "You put this into your cart",
  liked: "You liked this",
  rated: "You rated this",
  viewed: "You viewed this",
  disliked: "You rated this low, so suggestions keep away from it",
  let: "Let {name} count for recommendations",
  counts: "Counts",
  off: "Switched off",
} as const;
