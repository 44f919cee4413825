import { describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { requireRight } from "./actor";
import { isStaff, KEY_SCOPES, type Role, roleHas, ROLES, SCOPES } from "./scopes";

// Who is refused is logged, by a hash that takes a secret.
completeEnvironment({ DATABASE_URL: "postgres://localhost/none" });

const of = (role: Role) => SCOPES.filter((scope) => roleHas(role, scope));
const viewer = (role: Role) => ({ userId: "u", email: `${role}@example.org`, name: role, role });

describe("what a role may do", () => {
  it("is everything for admins and nothing for customers", () => {
    expect(of("admin")).toEqual([...SCOPES]);
    expect(of("customer")).toEqual([]);
    expect(ROLES.filter(isStaff)).toEqual(["viewer", "merchandiser", "analyst", "admin"]);
  });

  it("changes nothing for a viewer, and names nobody to them", () => {
    expect(of("viewer").every((scope) => scope.endsWith(":read"))).toBe(true);
    expect(of("viewer")).not.toContain("customers:read");
  });

  it("makes neither keys nor admins, but by an admin", () => {
    for (const role of ROLES.filter((one) => one !== "admin")) {
      for (const scope of ["keys:write", "users:write", "settings:write"] as const)
        expect(roleHas(role, scope), `${role} ${scope}`).toBe(false);
    }
    expect(KEY_SCOPES).not.toContain("keys:write");
  });
});

describe("a right", () => {
  const code = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return "allowed";
  };

  it("is asked of role, key and process alike", () => {
    expect(requireRight(viewer("merchandiser"), "catalog:write")).toBe("merchandiser@example.org");
    expect(requireRight({ key: "abc", scopes: ["catalog:write"] }, "catalog:write")).toBe("key abc");
    expect(requireRight({ process: "worker" }, "catalog:write")).toBe("worker");
    expect(code(() => requireRight(viewer("analyst"), "catalog:write"))).toBe("forbidden");
    expect(code(() => requireRight({ key: "abc", scopes: [] }, "catalog:write"))).toBe("forbidden");
    expect(code(() => requireRight(null, "catalog:write"))).toBe("unauthenticated");
  });

  it("without a scope is an admin's alone", () => {
    expect(requireRight(viewer("admin"))).toBe("admin@example.org");
    for (const role of ["viewer", "merchandiser", "analyst", "customer"] as const)
      expect(code(() => requireRight(viewer(role)))).toBe("forbidden");
  });
});
