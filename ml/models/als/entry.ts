import { defineAls } from "./definition";

// What the package's entry point for this model offers. Reading texts is a fifth of all its code, and few need it in a
// browser, so there it is a model of its own.
export const alsModel = defineAls();
export { alsModel as alsWithContentModel } from "./definition";
