import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type EndpointHandler, problemsOf } from "../endpoint";
import type { MediaType } from "../operation";
import { PROBLEMS, problemSchema } from "../problem";

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/**
 * Throws unless an answer is what its endpoint declares: its status, its type, and a body that has every field of the
 * schema and no other. Handlers that declare nothing may answer anything.
 *
 * @param body parsed, when the answer is JSON
 */
export function checkAnswer(handler: Partial<EndpointHandler>, answer: Response, body: unknown): void {
  const { declared } = handler;
  if (!declared) return;
  const { status } = answer;
  const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
  const fail = (reason: string): never => {
    throw new Error(`${declared.id} answered ${status} ${type}, ${reason}: ${JSON.stringify(body)}`);
  };
  if (type === "application/problem+json") {
    const { code } = problemSchema.parse(body);
    const known = problemsOf(declared).find(
      (problem) => problem === code && PROBLEMS[problem].status === status,
    );
    if (!known) fail("a problem it does not declare");
    return;
  }
  const expected = declared.contract.answers[status];
  if (isSchema(expected)) {
    const parsed = expected.safeParse(body);
    if (!parsed.success) fail(`which does not fit: ${z.prettifyError(parsed.error)}`);
    else if (!isDeepStrictEqual(parsed.data, body)) fail("with fields it does not declare");
  } else if (![expected].flat().includes(type as MediaType)) {
    fail("a status or type it does not declare");
  }
}
