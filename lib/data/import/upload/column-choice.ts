/** What the form says of a column that is read as it looks: nothing. */
export const AS_IT_LOOKS = "";
/** A column that is not read though the file has it. */
export const NOT_READ = "\u2014";
