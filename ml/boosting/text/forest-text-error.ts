/** A text that is no forest, or one of a kind that is not read. The message names line and key. */
export class ForestTextError extends Error {
  override readonly name = "ForestTextError";

  constructor(
    /** From 1 on. */
    readonly line: number,
    message: string,
  ) {
    super(`Line ${line} of the model: ${message}`);
  }
}
