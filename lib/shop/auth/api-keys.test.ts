import { afterAll, describe, expect, it, vi } from "vitest";
import { onNotices } from "@/lib/platform/db/notices";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { addKey, createApiKey, revokeApiKey, revokeKey, rotateApiKey } from "./api-keys";
import { closeKeys, getKeyKeeper } from "./key-keeper";
import { listKeys } from "./key-queries";
import { newKeySchema } from "./key-schema";
import { readApiKey, requireScope } from "./read-key";

const database = withTestDatabase();
afterAll(closeKeys);

const US = { process: "tests" };
const withKey = (key: string, headers: Record<string, string> = {}, now?: number) =>
  readApiKey(
    new Request("http://shop.test/", { headers: { authorization: `Bearer ${key}`, ...headers } }),
    now,
  );
const add = (input: object) => addKey(newKeySchema.parse({ name: "Till", ...input }), US);
const HOUR = 3_600_000;

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
    const asPublishable = `pk_${key.split("_")[1]}_${"a".repeat(22)}`;
    const wrong = [
      "x",
      `${key}x`,
      key.slice(0, -1),
      swapped,
      asPublishable,
      `aisle_00000000_${"a".repeat(43)}`,
    ];
    for (const bad of wrong) await expect(withKey(bad)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await withKey("")).toBeNull();
  });

  it("end when they were made to, and give way to a successor with the same rights", async () => {
    const now = Date.now();
    const key = await createApiKey("Till", ["interactions:write", "profile:read"]);
    const { key: next, oldWorksUntil } = await rotateApiKey(key, 2, US, now);
    expect(oldWorksUntil.getTime()).toBe(now + 2 * HOUR);
    expect(await withKey(next)).toMatchObject({ scopes: ["interactions:write", "profile:read"] });
    expect(await withKey(key)).not.toBeNull();
    await expect(withKey(key, {}, now + 2 * HOUR)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await withKey(next, {}, now + 2 * HOUR)).not.toBeNull();
    await expect(rotateApiKey(key, 1, US)).rejects.toMatchObject({ code: "conflict" });
    await revokeApiKey(next);
    await expect(rotateApiKey(next, 1, US)).rejects.toMatchObject({ code: "conflict" });
  });

  it("end at once when they are rotated without an overlap", async () => {
    const key = await createApiKey("Till", ["profile:read"]);
    await rotateApiKey(key, 0, US);
    await expect(withKey(key)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("that have an end get successors that last as long", async () => {
    const [day] = new Date(Date.now() + 30 * 24 * HOUR).toISOString().split("T");
    const key = await add({ scopes: "profile:read", expires: day });
    const now = Date.now() + 10 * 24 * HOUR;
    const { prefix } = await rotateApiKey(key, 0, US, now);
    const successor = (await listKeys(US)).find((one) => one.prefix === prefix);
    const lifetime = Date.parse(successor?.expiresAt ?? "") - now;
    expect(lifetime / HOUR / 24).toBeGreaterThan(29);
    expect(lifetime / HOUR / 24).toBeLessThan(31);
  });

  it("are known from memory, and forgotten when another process changes them", async () => {
    const heard = new Set<string | null>();
    const stop = onNotices("api_keys", (prefix) => heard.add(prefix));
    const key = await createApiKey("Till", ["profile:read"]);
    const prefix = key.split("_")[1] ?? "";
    await vi.waitFor(() => expect([...heard]).toContain(prefix));
    stop();
    await withKey(key);
    // A key that changes without a notice is still believed: nothing was asked of the database.
    await database.pool().query("alter table api_keys disable trigger api_keys_changed");
    await database.pool().query("update api_keys set scopes = '{}' where prefix = $1", [prefix]);
    expect(await withKey(key)).toMatchObject({ scopes: ["profile:read"] });
    await database.pool().query("alter table api_keys enable trigger api_keys_changed");
    await database.pool().query("update api_keys set revoked_at = now() where prefix = $1", [prefix]);
    await vi.waitFor(() => expect(withKey(key)).rejects.toMatchObject({ code: "unauthenticated" }));
  });

  it("tell when they were used last, in the background", async () => {
    const key = await createApiKey("Till", ["profile:read"]);
    const used = async () => {
      const row = (await listKeys(US)).find(({ prefix }) => key.includes(prefix));
      return row?.lastUsedAt ?? null;
    };
    expect(await used()).toBeNull();
    await withKey(key);
    await getKeyKeeper().flush();
    expect(Date.now() - Date.parse((await used()) ?? "")).toBeLessThan(60_000);
  });

  it("are made, rotated and revoked by admins alone", async () => {
    const draft = newKeySchema.parse({ name: "x", scopes: "profile:read" });
    const person = { userId: "1", email: "a@b.c", name: "A" };
    const others = [null, { ...person, role: "analyst" as const }, { key: "k", scopes: ["jobs:write"] }];
    for (const actor of others) {
      for (const act of [
        () => addKey(draft, actor),
        () => rotateApiKey("x", 1, actor),
        () => revokeKey("x", actor),
        () => listKeys(actor),
      ]) {
        await expect(act()).rejects.toMatchObject({
          code: actor === null ? "unauthenticated" : "forbidden",
        });
      }
    }
    const admin = { ...person, role: "admin" as const };
    expect(await withKey(await addKey(draft, admin))).not.toBeNull();
  });
});

describe("publishable keys", () => {
  const origins = "https://www.example.com, http://localhost:3001\nhttps://www.example.com/";

  it("are for pages of their origins, have no scope, and stay readable", async () => {
    const key = await add({ kind: "publishable", origins });
    expect(key).toMatch(/^pk_/);
    expect(await withKey(key, { origin: "https://www.example.com" })).toMatchObject({
      kind: "publishable",
      scopes: [],
    });
    expect(await withKey(key, { origin: "http://localhost:3001" })).not.toBeNull();
    const row = (await listKeys(US)).find(({ token }) => token === key);
    expect(row?.origins).toEqual(["https://www.example.com", "http://localhost:3001"]);
  });

  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["another scheme", { origin: "http://www.example.com" }],
    ["another port", { origin: "https://www.example.com:8443" }],
    ["a page without an origin", { origin: "null" }],
    ["no page at all", {}],
    ["a page of the shop itself, which is not listed", { "sec-fetch-site": "same-origin" }],
  ] as [string, Record<string, string>][])("are refused from %s", async (_, headers) => {
    const key = await add({ kind: "publishable", origins });
    await expect(withKey(key, headers)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what a key is asked for with", () => {
  const [yesterday] = new Date(Date.now() - 24 * HOUR).toISOString().split("T");

  it.each([
    [{ name: "", scopes: "profile:read" }, "name"],
    [{ name: "x" }, "scopes"],
    [{ name: "x", scopes: "keys:write" }, "scopes"],
    [{ name: "x", scopes: { "profile:read": "on", nonsense: "on" } }, "scopes"],
    [{ name: "x", kind: "publishable" }, "origins"],
    [{ name: "x", kind: "publishable", origins: "www.example.com" }, "origins"],
    [{ name: "x", kind: "publishable", origins: "https://example.com/shop" }, "origins"],
    [{ name: "x", kind: "publishable", origins: "*" }, "origins"],
    [{ name: "x", scopes: "profile:read", expires: yesterday }, "expires"],
    [{ name: "x", scopes: "profile:read", expires: "soon" }, "expires"],
  ])("case %#: says what is wrong", (input, field) => {
    const { error } = newKeySchema.safeParse(input);
    expect(error?.issues[0]?.path[0]).toBe(field);
  });

  it("keeps nothing of the other kind", () => {
    const both = { name: "x", scopes: { "profile:read": "on" }, origins: "https://a.example" };
    expect(newKeySchema.parse(both)).toMatchObject({ scopes: ["profile:read"], origins: [] });
    expect(newKeySchema.parse({ ...both, kind: "publishable" })).toMatchObject({
      scopes: [],
      origins: ["https://a.example"],
    });
  });
});
