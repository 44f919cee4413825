import { afterEach, expect, it } from "vitest";
import { completeEnvironment, getEnv } from "./env";
import { seal, unseal } from "./seal";

completeEnvironment({ DATABASE_URL: "postgres://localhost/none" });
const { NEXTAUTH_SECRET } = getEnv();
afterEach(() => completeEnvironment({ NEXTAUTH_SECRET }));

it("opens what it has sealed, for the same purpose and by the same secret alone", () => {
  const sealed = seal("tests", "höchst geheim");
  expect(sealed).not.toBe(seal("tests", "höchst geheim"));
  expect(unseal("tests", sealed)).toBe("höchst geheim");
  expect(unseal("others", sealed)).toBeNull();
  const forged = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
  expect([unseal("tests", forged), unseal("tests", ""), unseal("tests", "short")]).toEqual([
    null,
    null,
    null,
  ]);
  const next = "y".repeat(32);
  completeEnvironment({ NEXTAUTH_SECRET: `${next},${NEXTAUTH_SECRET}` });
  expect(unseal("tests", sealed)).toBe("höchst geheim");
  const again = seal("tests", "höchst geheim");
  completeEnvironment({ NEXTAUTH_SECRET: next });
  expect([unseal("tests", sealed), unseal("tests", again)]).toEqual([null, "höchst geheim"]);
});
