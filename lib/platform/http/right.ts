import type { ErrorCode } from "@/lib/platform/errors";
import type { ApiRequest } from "./api-request";

/** One way to show who one is: an OpenAPI security scheme, and what it has to be good for. */
export interface Credential {
  /** Names the scheme in the OpenAPI document. */
  scheme: string;
  /** The scheme itself, as OpenAPI writes it. */
  definition: Readonly<Record<string, string>>;
  scopes?: readonly string[];
  /** What comes of naming somebody else than whoever shows it. Without it everybody may be named. */
  others?: OthersAre;
}

/**
 * Somebody else is answered as if there were nobody of that name, or refused, or what was said of them is left aside:
 * the answer is about whoever asks.
 */
export type OthersAre = "not_found" | "forbidden" | "ignored";

/** Where a request names the shopper it is about. */
export interface Subject {
  in: "path" | "query" | "body";
  /** The parameter or field; the first of several names for it. */
  name: string;
  /** Whether somebody nobody has heard of is new, and welcome; else there is no such shopper. */
  strangers: "welcome" | "not_found";
}

/** Which scope it takes, where a path parameter decides: by its value. */
export interface ScopeChoice {
  param: string;
  scopes: Readonly<Record<string, string>>;
}

/** What the OpenAPI document says of a right. */
export interface RightContract {
  /** Any one of them is enough. */
  credentials: readonly Credential[];
  /** Whether requests without any credential are let in too. */
  anonymous: boolean;
  /** Whose things it is about, where that is said. Without it they are the shop's own. */
  subject?: Subject;
  scopeBy?: ScopeChoice;
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
