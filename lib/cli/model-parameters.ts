import { findModel, mergeParameters, type Parameters, type ParameterValue } from "@/ml/index";
import { messageOf } from "@/lib/platform/errors";
import { UsageError } from "./command";

/** `als.factors=128,als.alpha=10` as parameters by model, each of the type of the model's default. */
export function readParameters(texts: readonly string[]): Record<string, Parameters> {
  const found: Record<string, Record<string, ParameterValue>> = {};
  for (const text of texts.flatMap((one) => one.split(","))) {
    const match = /^\s*([^.=\s]+)\.([^=\s]+)=(.*)$/.exec(text);
    if (!match) throw new UsageError(`--set "${text}" is not model.parameter=value.`);
    const [, kind = "", name = "", value = ""] = match;
    (found[kind] ??= {})[name] = typed(kind, name, value.trim());
  }
  return found;
}

function typed(kind: string, name: string, text: string): ParameterValue {
  try {
    const { defaults } = findModel(kind);
    const value = typeof defaults[name] === "string" ? text : asNumberOrBoolean(text);
    mergeParameters(kind, defaults, { [name]: value });
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--set ${kind}.${name}: ${messageOf(error)}`);
    throw error;
  }
}

function asNumberOrBoolean(text: string): ParameterValue {
  if (text === "true" || text === "false") return text === "true";
  const number = Number(text);
  return text === "" || Number.isNaN(number) ? text : number;
}
