/** Whom a list was served to when nobody was known. Whoever saw it may say so once they are somebody. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";
