import { describe, expect, it } from "vitest";
import { createLineFinder } from "./redact";

describe("a line that names somebody", () => {
  const id = "019c0000-0000-7000-8000-000000000001";
  const finds = createLineFinder({
    anywhere: [id, "ann@example.org"],
    whole: ["42", "browser:x7", 'Ünal "7", Co'],
  });

  it.each([
    `view of ${id.toUpperCase()} at noon`,
    "<ann@example.org>",
    "SKU-1,42,view",
    "SKU-1;42\r",
    '{"user_id":42,"product":"SKU-1"}',
    '{"user_id": 42}',
    '{"user":"browser:x7"}',
    "browser:x7|view",
    'SKU-1,"Ünal ""7"", Co",view',
    String.raw`{"user":"Ünal \"7\", Co"}`,
    String.raw`{"user":"\u00dcnal \"7\", Co"}`,
    "1::42::5",
  ])("is found: %s", (line) => expect(finds(line)).toBe(true));

  it.each(["SKU-42,142,view", '{"price":420}', "browser:x70|view", "joann@example.com", ""])(
    "is not seen where there is none: %s",
    (line) => expect(finds(line)).toBe(false),
  );
});
