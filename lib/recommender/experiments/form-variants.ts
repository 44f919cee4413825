/** The most variants the form of an experiment offers. */
export const FORM_VARIANTS = 4;
