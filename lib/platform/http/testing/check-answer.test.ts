import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { toResponse } from "../answer";
import { endpoint } from "../endpoint";
import { operation } from "../operation";
import { toProblem } from "../problem";
import { checkAnswer } from "./check-answer";

const { GET, POST } = endpoint("test-check", {
  GET: operation({
    summary: "Says a word.",
    right: { credentials: [], anonymous: true, problems: [], admit: async () => ({ caller: null }) },
    answers: { 200: z.object({ word: z.string() }), 503: "text/plain" },
    problems: ["conflict"],
    handle: () => ({ word: "yes" }),
  }),
});

const check = async (answer: Response, handler = GET) => {
  const isJson = answer.headers.get("content-type")?.includes("json");
  checkAnswer(handler, answer, isJson ? await answer.json() : await answer.text());
};
const problem = (code: "conflict" | "not_found") =>
  toResponse(toProblem(new AppError(code, "No."), "request-1"));

describe("checkAnswer", () => {
  it.each([
    ["an answer", () => Response.json({ word: "yes" })],
    ["another type of content", () => new Response("away", { status: 503 })],
    ["a problem", () => problem("conflict")],
  ])("accepts %s that is declared", async (_, answer) => {
    await expect(check(answer())).resolves.toBeUndefined();
  });

  it.each([
    ["a status", () => Response.json({ word: "yes" }, { status: 201 }), "status or type"],
    ["a type of content", () => new Response("yes"), "does not fit"],
    ["a problem", () => problem("not_found"), "a problem"],
    ["a field", () => Response.json({ word: "yes", more: 1 }), "fields"],
    ["a missing field", () => Response.json({}), "does not fit"],
  ])("refuses %s that is not", async (_, answer, reason) => {
    await expect(check(answer())).rejects.toThrow(new RegExp(`getTestCheck answered .*${reason}`));
  });

  it("accepts anything from a method that is refused", async () => {
    await expect(check(Response.json({}, { status: 405 }), POST)).resolves.toBeUndefined();
  });
});
