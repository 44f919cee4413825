import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { createApiKey, readApiKey, requireScope, revokeApiKey } from "./api-keys";

const database = withTestDatabase();

const withKey = (key: string) =>
  readApiKey(new Request("http://shop.test/", { headers: { authorization: `Bearer ${key}` } }));

describe("API keys", () => {
  it("open what their scopes say, until they are revoked", async () => {
    const key = await createApiKey("Till", ["interactions:write"]);
    const found = await withKey(key);
    expect(found).toMatchObject({ key: key.split("_")[1], scopes: ["interactions:write"] });
    if (!found) return;
    expect(() => requireScope(found, "interactions:write")).not.toThrow();
    expect(() => requireScope(found, "profile:read")).toThrow(/scope/);
    await revokeApiKey(found.key);
    await expect(withKey(key)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("leave a trace of who made and who revoked them, without the secret", async () => {
    const key = await createApiKey("Traced", ["jobs:read"], "someone");
    const prefix = key.split("_")[1] ?? "";
    // A whole key names itself, and so does what was copied of one.
    expect(await revokeApiKey(key.slice(0, 20), "another")).toBe(prefix);
    const { rows } = await database
      .pool()
      .query("select actor, action, detail from audit_entries where subject = $1 order by id", [prefix]);
    expect(rows).toEqual([
      { actor: "someone", action: "key.create", detail: { name: "Traced", scopes: ["jobs:read"] } },
      { actor: "another", action: "key.revoke", detail: {} },
    ]);
    await expect(revokeApiKey("nobody's")).rejects.toMatchObject({ code: "not_found" });
  });

  it("are kept as a hash only", async () => {
    const key = await createApiKey("Till", []);
    const { rows } = await database.pool().query("select api_keys::text as row from api_keys");
    expect(rows.map((row) => String(row.row)).join()).not.toContain(key.split("_").slice(2).join("_"));
  });

  it("are refused when anything about them is wrong, and absent without a header", async () => {
    const key = await createApiKey("Till", ["interactions:write"]);
    const other = await createApiKey("Other", ["interactions:write"]);
    const swapped = `aisle_${key.split("_")[1]}_${other.split("_").slice(2).join("_")}`;
    for (const bad of ["", "x", `${key}x`, key.slice(0, -1), swapped, `aisle_00000000_${"a".repeat(43)}`]) {
      if (bad === "") expect(await withKey(bad)).toBeNull();
      else await expect(withKey(bad)).rejects.toMatchObject({ code: "unauthenticated" });
    }
  });
});
