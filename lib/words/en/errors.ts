/** Why a form, or a click, was refused. */
export const errors = {
  // Any form
  marked: "Please check the marked fields.",
  ours: "Something went wrong on our side.",
  away: "The shop's database cannot be reached right now. Please try again.",
  full: "The disk of the shop's database is full. Nothing was written; please try again later.",
  tooManySeconds: {
    one: "Too many attempts. Please try again in {count} second.",
    other: "Too many attempts. Please try again in {count} seconds.",
  },
  tooManyMinutes: {
    one: "Too many attempts. Please try again in {count} minute.",
    other: "Too many attempts. Please try again in {count} minutes.",
  },
  busySeconds: {
    one: "The shop is busy right now. Please try again in {count} second.",
    other: "The shop is busy right now. Please try again in {count} seconds.",
  },
  busyMinutes: {
    one: "The shop is busy right now. Please try again in {count} minute.",
    other: "The shop is busy right now. Please try again in {count} minutes.",
  },
  outdatedPage: "This page is out of date. Please load it again.",
  signIn: "Please sign in.",

  // Fields
  tooLong: "Please use at most {max} characters.",
  tooShort: "Please write at least {min} characters.",
  nothing: "Please write something.",
  oneLine: "Please use one line of plain text.",
  plainText: "Please use plain text.",
  emailTooLong: "This e-mail address is too long.",
  email: "Please enter an e-mail address like name@example.com.",
  yourName: "Please enter your name.",
  shownName: "Please enter a name to be shown with it.",
  noProduct: "This is not a product.",

  // Cart
  notSold: "This product is no longer sold.",
  choiceNotSold: "This choice is no longer sold.",
  chooseFirst: "Please choose {options} first.",
  otherCurrency: "Your cart is in {cart}, and this product is sold in {product}.",
  soldOut: "Sorry, this is sold out.",
  onlyLeft: "Only {stock} left.",
  onlyLeftAllMine: "Only {stock} left, and your cart has them all.",
  onlyLeftSomeMine: "Only {stock} left, {mine} of them in your cart.",
  most: "Please order at most {most} of one product.",
  wholeNumber: "Please enter a whole number.",
  atLeastOne: "Please enter at least 1.",
  tickOne: "Please tick at least one product.",
  aProduct: "A product",

  // Promo codes
  enterCode: "Please enter a code.",
  noCode: "This is no code of ours.",
  codeTwice: "The code {code} is in your cart already: it counts once.",
  codeUnknown: "This code is not known here. Please check how it is spelled.",
  codeEarly: "The code {code} does not hold yet.",
  codeEnded: "The code {code} has ended.",
  codeUsedUp: "The code {code} has been used up.",
  codeUsed: "You have used the code {code} already.",
  codeStops: "{why} Please remove it to order without it.",

  // Addresses
  street: "Please enter the street and number.",
  city: "Please enter the town or city.",
  postcode: "Please enter the postcode.",
  wrongPostcode: "“{postcode}” is no postcode of the country chosen.",
  wrongPostcodeLike: "“{postcode}” is no postcode of the country chosen. One looks like {example}.",
  state: "Please choose a state.",
  wrongState: "“{state}” is no state of the country chosen.",
  country: "Please choose a country.",
  noDelivery: "Please choose a country we deliver to.",

  // Checkout
  cartEmpty: "Your cart is empty.",
  howDelivered: "Please choose how it is delivered.",
  notOffered: "This way of delivery is no longer offered. Please choose another one.",
  tooLarge: "This order is too large to be placed online.",
  priceChanged: "A price has changed: the total is now {total}. Please check it and order again.",
  otherOrder: "This form belongs to another order. Please open the checkout anew.",
  placedAlready: "This form has placed order {number} already. Please open the checkout anew.",
  beingPaid: "Your cart is being paid for in another window. Please look there first.",
  goneOfCart: "Some of your cart has just become unavailable.",
  goneProduct: "{name} is no longer available.",
  soldOutProduct: "{name} has just sold out.",
  onlyLeftOf: "Only {stock} of {name} left.",

  // Orders
  orderNumber: "Please enter the number of the order: it is in its e-mail.",
  notYourOrder: "There is no order {number} of yours. Its page opens by the link in its e-mail.",
  noSuchPair:
    "There is no order of this number and e-mail address. Please check both: they are in the e-mail of the order.",
  onItsWay: "This order is on its way already. You can send it back once it is there.",
  noReturn: "This order cannot be sent back: it is not on its way, or was closed already.",
  cancelledAlready: "Order {number} was cancelled already.",
  returnedAlready: "Order {number} was returned already.",
  noOrder: "There is no order {number}.",

  // Notices
  notForSale: "This product is not for sale any more.",
  choiceNotForSale: "This is not for sale any more.",
  backAlready: "It can be had again. Please load the page anew.",
  tooManyNotices: "This address waits for as many products as we can tell it of.",
} as const;
