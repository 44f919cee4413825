import type { FieldName } from "./fields";

export const COMPARISONS = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Arithmetic = "+" | "-" | "*" | "/";

/** Whose field is meant: that of the product looked at, or that of the page's product. */
export type Side = "candidate" | "page";

/** A part of a filter, and the character (from 1) at which it begins. */
export type Expression = { at: number } & (
  | { kind: "text"; value: string }
  | { kind: "number"; value: number }
  | { kind: "truth"; value: boolean }
  | { kind: "field"; side: Side; name: FieldName }
  | { kind: "attribute"; side: Side; key: string }
  | { kind: "arithmetic"; operator: Arithmetic; left: Expression; right: Expression }
  | { kind: "compare"; operator: Comparison; left: Expression; right: Expression }
  | { kind: "in"; left: Expression; list: readonly Expression[] }
  | { kind: "exists"; value: Expression }
  | { kind: "not"; part: Expression }
  | { kind: "and" | "or"; parts: readonly Expression[] }
);

/** What a filter cannot be: said with the character (from 1) at which it is wrong. */
export class FilterError extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(`at character ${at}: ${message}`);
    this.name = "FilterError";
  }
}
