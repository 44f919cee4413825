import "server-only";
import { getPool } from "@/lib/platform/db/client";

/** Whether the admin's right was taken from this address and nobody has given it back since. */
export async function isAdminRevoked(email: string): Promise<boolean> {
  const { rows } = await getPool().query<{ action: string }>(
    `select action from audit_entries
     where subject = $1 and action in ('admin.grant', 'admin.revoke')
     order by id desc limit 1`,
    [email],
  );
  return rows[0]?.action === "admin.revoke";
}
