import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { addStaffAction } from "@/lib/shop/accounts/staff-actions";
import { ROLES } from "@/lib/shop/auth/scopes";
import { AdminForm } from "./admin-form";
import { ROLE_WORDS } from "./role-name";

/** Gives somebody a role, and an account where they have none. */
export function StaffForm() {
  return (
    <Card className="space-y-4">
      <p className="text-sm text-muted">
        Whoever has no account gets one, with a password that is shown once.
      </p>
      <AdminForm
        scope="users:write"
        action={addStaffAction}
        submit="Add"
        className="grid items-end gap-4 sm:grid-cols-[1fr_14rem_auto]"
      >
        <TextField name="email" label="E-mail of the new colleague" type="email" autoComplete="off" />
        <SelectField name="role" label="As" defaultValue="viewer">
          {ROLES.filter((role) => role !== "customer").map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role].label}
            </option>
          ))}
        </SelectField>
      </AdminForm>
    </Card>
  );
}
