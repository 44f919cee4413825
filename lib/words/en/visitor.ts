/** The header's way to the account: said in the browser, on every page. */
export const visitor = {
  account: "Account",
  accountOf: "Account of {name}",
} as const;
