/**
 * What somebody may be allowed to do: keys are given scopes one by one, people by their role. A scope that reads does not
 * write, and one that writes does not read.
 */
export const SCOPES = [
  "interactions:write",
  "recommend:read",
  "trace:read",
  "profile:read",
  "shoppers:write",
  "privacy:write",
  "catalog:read",
  "catalog:write",
  "merchandising:read",
  "merchandising:write",
  "orders:read",
  "orders:write",
  "customers:read",
  "insights:read",
  "experiments:read",
  "experiments:write",
  "models:read",
  "models:write",
  "jobs:read",
  "jobs:write",
  "export:read",
  "audit:read",
  "settings:write",
  "keys:write",
  "users:write",
] as const;
export type Scope = (typeof SCOPES)[number];

/** What only people may do: a key that makes keys or admins would be all of them. */
const FOR_PEOPLE_ALONE: readonly Scope[] = ["settings:write", "keys:write", "users:write"];

/** The scopes a key can be given. */
export const KEY_SCOPES: readonly Scope[] = SCOPES.filter((scope) => !FOR_PEOPLE_ALONE.includes(scope));

export const ROLES = ["customer", "viewer", "merchandiser", "analyst", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Everything there is to see of the shop, without its customers. */
const VIEWING: readonly Scope[] = [
  "catalog:read",
  "merchandising:read",
  "orders:read",
  "insights:read",
  "experiments:read",
  "models:read",
  "jobs:read",
];

const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  customer: [],
  viewer: VIEWING,
  merchandiser: [
    ...VIEWING,
    "catalog:write",
    "merchandising:write",
    "orders:write",
    "customers:read",
    "trace:read",
  ],
  analyst: [...VIEWING, "experiments:write", "export:read", "trace:read", "audit:read"],
  admin: SCOPES,
};

/** Whether somebody of this role may do that. */
export function roleHas(role: Role, scope: Scope): boolean {
  return ROLE_SCOPES[role].includes(scope);
}

/** Whether somebody of this role has anything to do in the admin. */
export function isStaff(role: Role): boolean {
  return ROLE_SCOPES[role].length > 0;
}
