/** Letters about an account. */
export const accountLetters = {
  resetSubject: "A new password for {shop}",
  resetText:
    "Somebody, probably you, has asked for a new password at {shop}. Choose it here within {minutes} minutes:\n\n{link}\n\nIf it was not you, do nothing: your password stays as it is.\n",
} as const;
