import "server-only";
import { getDb } from "@/lib/platform/db/client";

/** Whether the admin's right was taken from this address and nobody has given it back since. */
export async function isAdminRevoked(email: string): Promise<boolean> {
  const newest = await getDb().auditEntry.findFirst({
    where: { subject: email, action: { in: ["admin.grant", "admin.revoke"] } },
    orderBy: { id: "desc" },
    select: { action: true },
  });
  return newest?.action === "admin.revoke";
}
