/** Letters about an account. */
export const accountLetters = {
  resetSubject: "A new password for {shop}",
  resetText: "Somebody, probably you, has asked for a new password at {shop}. Choose it here within {minutes} minutes:\n\n{link}\n\nIf it was not you, do nothing: your password stays as it is.\n",
  changedSubject: "Your account at {shop}",
  changedText: "The password of your account was changed, and it was signed out on other devices.\n\nIf that was not you, ask for a new password on the sign-in page and tell us.\n",
} as const;
