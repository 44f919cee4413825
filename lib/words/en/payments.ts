/** Why a payment came to nothing. */
export const payments = {
  declined: "The card was declined. Please try another one.",
  noFunds: "There is not enough money on this card. Please try another one.",
  noTestCard: "This is no test card. Please never enter a real one here.",
  notBegun: "The payment was not begun.",
  notConfirmed: "Your bank did not confirm the payment.",
  notInTime: "The payment was not completed in time.",
  cancelled: "The payment was cancelled.",
  replaced: "This payment was replaced by another one.",
  tooLate:
    "The payment came too late: your pieces were no longer kept. Nothing was charged. Please order again.",
  noAnswer:
    "The payment provider has not answered in time. Nothing is charged without an order: should it still go through, it is given back by itself. What you entered is kept: please try again.",
} as const;
