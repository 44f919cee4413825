import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { TableRows, TableSpec, TableState, TableWindow } from "@/lib/platform/table-query";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type Role, ROLES } from "@/lib/shop/auth/scopes";

/** An account, as whoever gives roles sees it. */
export interface Account {
  email: string;
  name: string;
  role: Role;
  /** ISO 8601. */
  createdAt: string;
  /** Browsers in which it is signed in. */
  sessions: number;
  /** Whether signing in asks for a code. */
  hasSecondFactor: boolean;
}

const STAFF = "staff";

export const ACCOUNT_TABLE: TableSpec = {
  sorts: ["email", "name", "role", "createdAt"],
  sortedBy: "-role",
  filters: { q: "text", role: [STAFF, ...ROLES] },
};

function whereOf({ q, role }: TableState["filters"]): Prisma.UserWhereInput {
  const contains = { contains: q, mode: "insensitive" } as const;
  return {
    OR: q === undefined ? undefined : [{ email: contains }, { name: contains }],
    role: role === undefined ? undefined : role === STAFF ? { not: "customer" } : (role as Role),
  };
}

/** Everybody's accounts, as filtered. Throws AppError unauthenticated or forbidden. */
export async function listAccounts(
  actor: Actor,
  { sort, filters }: TableState,
  { skip, take }: TableWindow,
): Promise<TableRows<Account>> {
  requireRight(actor, "users:write");
  const where = whereOf(filters);
  const order = sort.down ? "desc" : "asc";
  const [rows, total] = await Promise.all([
    getDb().user.findMany({
      where,
      skip,
      take,
      orderBy: [{ [sort.by]: order }, { email: "asc" }],
      select: {
        email: true,
        name: true,
        role: true,
        createdAt: true,
        secondFactor: { select: { confirmedAt: true } },
        _count: { select: { sessions: { where: { expiresAt: { gt: new Date() } } } } },
      },
    }),
    getDb().user.count({ where }),
  ]);
  return {
    rows: rows.map(({ createdAt, _count, secondFactor, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      sessions: _count.sessions,
      hasSecondFactor: Boolean(secondFactor?.confirmedAt),
    })),
    total,
  };
}
