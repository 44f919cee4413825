import { beginSpan, isTracing, traced } from "@/lib/platform/tracing";

type Send = (...args: unknown[]) => unknown;
type Callback = (error: unknown, ...rest: unknown[]) => void;

/** What a statement is called: its own comment, or what it does. */
const NAME = /^\s*(?:\/\* ([\w-]+) \*\/|(\w+))/;
const MOST_TEXT = 2_000;

function textOf(statement: unknown): string | null {
  if (typeof statement === "string") return statement;
  const hasText = typeof statement === "object" && statement !== null && "text" in statement;
  return hasText && typeof statement.text === "string" ? statement.text : null;
}

/**
 * Sends a statement as pg's `query` is called, as a span while something is traced. Its text is told, never its values;
 * streams are sent untraced.
 */
export function sendTraced(send: Send, args: unknown[]): unknown {
  const text = isTracing() ? textOf(args[0]) : null;
  if (text === null) return send(...args);
  const [, comment, verb = "statement"] = NAME.exec(text) ?? [];
  const name = `sql ${comment ?? verb.toLowerCase()}`;
  const attributes = { "db.system.name": "postgresql", "db.query.text": text.slice(0, MOST_TEXT) };
  const last = args.at(-1);
  if (typeof last !== "function") return traced(name, () => send(...args), attributes);
  const span = beginSpan(name, attributes);
  const callback: Callback = (error, ...rest) => {
    span?.end(error ? { error } : {});
    (last as Callback)(error, ...rest);
  };
  return send(...args.slice(0, -1), callback);
}
