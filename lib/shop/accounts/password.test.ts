import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

/** The cost of one call on this thread pool, in milliseconds: the fastest of several. */
async function fastest(run: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe("passwords", () => {
  it("verify against their own hash and no other", async () => {
    const stored = await hashPassword("correct horse");
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(stored).not.toBe(await hashPassword("correct horse"));
    expect(await verifyPassword("correct horse", stored)).toBe(true);
    expect(await verifyPassword("Correct horse", stored)).toBe(false);
  });

  it("verify with the parameters they were stored with", async () => {
    // RFC 7914, section 12: scrypt("password", "NaCl", N=1024, r=8, p=16, 64).
    const key =
      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640";
    const stored = `scrypt$1024$8$16$${Buffer.from("NaCl").toString("base64url")}$${Buffer.from(key, "hex").toString("base64url")}`;
    expect(await verifyPassword("password", stored)).toBe(true);
    expect(await verifyPassword("passwore", stored)).toBe(false);
  });

  it("do not care how the keyboard composed a letter", async () => {
    expect(await verifyPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
  });

  it("take as long for nobody as for somebody", async () => {
    const stored = await hashPassword("correct horse");
    const somebody = await fastest(() => verifyPassword("wrong", stored));
    const nobody = await fastest(() => verifyPassword("wrong", null));
    expect(nobody).toBeGreaterThan(somebody / 3);
    expect(nobody).toBeLessThan(somebody * 3);
    expect(await verifyPassword("wrong", null)).toBe(false);
  });

  it("refuse a hash of unknown making", async () => {
    await expect(verifyPassword("x", "plain text")).rejects.toThrow("unknown format");
  });
});
