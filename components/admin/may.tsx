"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type Role, roleHas, type Scope } from "@/lib/shop/auth/scopes";

const ViewerRole = createContext<Role>("customer");

/** Says below which role the viewer has. */
export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <ViewerRole value={role}>{children}</ViewerRole>;
}

/**
 * Whether the viewer's role has a scope: what they may not do is not offered. This decides what is shown and nothing else;
 * every command asks for the scope itself.
 */
export function useMay(scope: Scope): boolean {
  return roleHas(useContext(ViewerRole), scope);
}

/** Shows its children to whoever has the scope, and `otherwise` to the rest. */
export function May({
  scope,
  children,
  otherwise = null,
}: {
  scope: Scope;
  children: ReactNode;
  otherwise?: ReactNode;
}) {
  return useMay(scope) ? children : otherwise;
}
