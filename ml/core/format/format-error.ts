export type FormatErrorCode =
  | "truncated"
  | "foreign"
  | "bad_header"
  | "bad_dtype"
  | "bad_shape"
  | "bad_offsets"
  | "missing_tensor"
  | "bad_checksum"
  | "not_finite"
  | "newer_version"
  | "older_version";

/** Bytes that are not an artifact this version can serve. The message says what was found and what helps. */
export class FormatError extends Error {
  override readonly name = "FormatError";

  constructor(
    readonly code: FormatErrorCode,
    message: string,
    /** What to do about it, one sentence. */
    readonly remedy: string,
  ) {
    super(`${message} ${remedy}`);
  }
}
