/** What the shop knows of somebody: to take along, and to have deleted. */
export const yourData = {
  title: "Your data",
  everything: "Everything this shop has stored about you, as one file to read, keep or take elsewhere.",
  nothing: "Nothing is stored about this browser.",
  download: "Download my data",
  taste: "What your recommendations rest on",
  tasteHint:
    "What the shop believes you like, and each product of your past that counts, with a switch to leave it out.",
  kept: "What is kept, and for how long",
  keptHint:
    "Orders themselves are kept as the law on bookkeeping requires. Totals that name nobody, such as how often a product was viewed on a day, stay.",
  forGood: "until you delete it",
  days: { one: "{count} day", other: "{count} days" },
  months: { one: "{count} month", other: "{count} months" },
  years: { one: "{count} year", other: "{count} years" },
  deleteAccount: "Delete my account and data",
  deleteData: "Delete my data",
  deleteAccountText:
    "What you looked at, liked and were shown, your cart and your choices are deleted for good, your account is closed, and you are signed out everywhere. Orders stay without your name, e-mail and address.",
  deleteDataText:
    "What you looked at, liked and were shown, your cart and your choices are deleted for good. Orders stay without your name, e-mail and address.",
  yourPassword: "Your password",
  sure: "I understand that this cannot be undone.",
  deleteAccountButton: "Delete account and data",
  merged: {
    one: "When you signed in on {date}, {count} thing done in that browser before was added to your account.",
    other:
      "When you signed in on {date}, {count} things done in that browser before were added to your account.",
  },
  notMe: "That was not me",
  noReceipt: "No receipt",
  noReceiptText: "There is no receipt with this number. Your data is deleted in your account.",
  toAccount: "Go to your account",
  erased: "Your data is deleted",
  erasedText:
    "On {date} (UTC) this shop deleted everything it had stored about you. Nothing of it is left in this browser either.",
  receipt: "Your receipt",
  receiptText:
    "It is signed by the shop and names nobody. With it you can prove later that your data was deleted, and the shop can check that it still is.",
  number: "Number",
  saveReceipt: "Save the receipt",
  toShop: "Back to the shop",
} as const;
