import type { ErrorCode } from "@/lib/platform/errors";
import type { ApiRequest } from "./api-request";

/** One way to show who one is: an OpenAPI security scheme, and what it has to be good for. */
export interface Credential {
  /** Names the scheme in the OpenAPI document. */
  scheme: string;
  /** The scheme itself, as OpenAPI writes it. */
  definition: Readonly<Record<string, string>>;
  scopes?: readonly string[];
}

/** What the OpenAPI document says of a right. */
export interface RightContract {
  /** Any one of them is enough. */
  credentials: readonly Credential[];
  /** Whether requests without any credential are let in too. */
  anonymous: boolean;
  /** What the check may answer instead of letting the request in. */
  problems: readonly ErrorCode[];
}

/** Who was let in, and what the answer has to tell them. */
export interface Admission<Caller> {
  caller: Caller;
  /** Added to the answer when all goes well. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * Who may call an operation. Checked before the body is read. `Params` are the path parameters it looks at.
 * The rights there are: lib/shop/auth/rights.ts.
 */
export interface Right<Caller, Params = unknown> extends RightContract {
  /** Throws AppError with one of `problems` when the request is not let in. */
  admit(request: ApiRequest, params: Params): Promise<Admission<Caller>>;
}
