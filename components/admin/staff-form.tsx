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
    <Card>
      <AdminForm
        scope="users:write"
        action={addStaffAction}
        submit="Add"
        className="grid items-end gap-4 sm:grid-cols-2"
      >
        <TextField
          name="email"
          label="E-mail of the new colleague"
          hint="Without an account one is made, with a password that is shown once."
          type="email"
          autoComplete="off"
        />
        <SelectField name="role" label="As" defaultValue="viewer" className="self-start">
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
