/** What a new password has to be like. */
export const PASSWORD_HINT = "At least 8 characters; spaces and any letters are welcome. Longer is better.";
