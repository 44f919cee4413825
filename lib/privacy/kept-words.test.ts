import { expect, it } from "vitest";
import { keptWords } from "@/lib/words/kept";
import { RETENTION_KINDS } from "./kinds";

it("what is kept of a shopper is told in every language", () => {
  const told = RETENTION_KINDS.flatMap(({ name, told }) => (told === null ? [] : [[name, told]]));
  expect(Object.fromEntries(told)).toEqual(keptWords.en);
});
