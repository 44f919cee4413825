/** The account and its parts, without the ways into it. */
export const account = {
  pages: "Your account",
  lists: "Lists",
  addresses: "Addresses",
  security: "Password and sign-in",
} as const;
