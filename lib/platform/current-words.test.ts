import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import {
  askSendersLanguage,
  currentLanguage,
  ENGLISH,
  inLanguage,
  inSendersLanguage,
  sayError,
  saysError,
} from "./current-words";
import { emailSchema, filledLine } from "./form-fields";
import { runAction } from "./http/action";
import { RateLimitedError } from "./http/rate-limit";

afterEach(() => askSendersLanguage(() => Promise.resolve(ENGLISH)));

const schema = z.object({ name: filledLine(saysError("yourName"), 5), email: emailSchema });

describe("what is wrong", () => {
  it("is said to programs in English", async () => {
    expect(new RateLimitedError(1).message).toBe("Too many attempts. Please try again in 1 second.");
    const answer = await runAction(schema, { name: "", email: "x" }, () => Promise.resolve(null));
    expect(answer).toMatchObject({ ok: false, message: "Please check the marked fields." });
  });

  it("is said in the language of whoever has sent the form", async () => {
    askSendersLanguage(() => Promise.resolve("de-DE"));
    const refused = await runAction(schema, { name: "Ludwig", email: "x" }, () => Promise.resolve(null));
    expect(refused).toEqual({
      ok: false,
      code: "invalid",
      message: "Bitte prüfen Sie die markierten Felder.",
      fields: [
        { path: "name", message: "Bitte geben Sie höchstens 5 Zeichen ein." },
        { path: "email", message: "Bitte geben Sie eine E-Mail-Adresse wie name@example.com ein." },
      ],
    });
    const form = { name: "Ida", email: "ida@example.com" };
    const thrown = await runAction(schema, form, async () => {
      await Promise.resolve();
      throw new AppError("conflict", sayError("priceChanged", { total: "1.234,50 €" }));
    });
    expect(thrown).toMatchObject({ message: expect.stringContaining("beträgt jetzt 1.234,50 €") as string });
    const limited = await runAction(schema, form, () => Promise.reject(new RateLimitedError(120)));
    expect(limited).toMatchObject({ code: "rate_limited" });
  });

  it("is said in English where somebody has said so before, as the admin does", async () => {
    askSendersLanguage(() => Promise.resolve("de-DE"));
    expect(await inLanguage(ENGLISH, () => inSendersLanguage(async () => currentLanguage()))).toBe(ENGLISH);
  });
});

/** Where what a visitor may be told is thrown. A room is complete once it stands here. */
const ROOMS = ["shop/cart", "shop/promos", "shop/payments", "shop/orders", "shop/addresses", "shop/lists", "shop/checkout", "shop/notices"];

/** What only the staff, programs or the log read: files, or how a sentence of one begins. */
const NOT_FOR_VISITORS = [
  "shop/orders/actions.ts",
  "shop/orders/refund-order.ts",
  "shop/orders/close-order.ts: No purchase of an order",
  "shop/promos/commands.ts",
  "shop/promos/schema.ts",
  "shop/payments/sandbox/sandbox.ts: A payment that is",
  "shop/payments/stripe/call-stripe.ts",
  "shop/checkout/stripe-webhook.ts",
];

/** Sentences written down in a file, but for those thrown as bugs: with their lines. */
function sentencesIn(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /^\w*Error$/.test(node.expression.getText()) && !isForPeople(node))
      return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = node.getText().slice(1, -1);
      if (/^[\p{Lu}“$].* .*[.?!]$/su.test(text)) found.push(`${path.relative("lib", file)}: ${text}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

const isForPeople = (node: ts.NewExpression) => node.expression.getText() === "AppError";

describe("the messages of the shop's own forms", () => {
  it("are all among the words, and so in every language", () => {
    const files = ROOMS.flatMap((room) =>
      fs
        .readdirSync(path.join("lib", room), { recursive: true, encoding: "utf8" })
        .map((file) => path.join("lib", room, file))
        .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.includes("/testing/")),
    );
    expect(files.length).toBeGreaterThan(20);
    const isTold = (found: string) => !NOT_FOR_VISITORS.some((other) => found.startsWith(other));
    expect(files.flatMap(sentencesIn).filter(isTold)).toEqual([]);
  });
});
