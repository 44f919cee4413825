import { Select } from "@/components/ui/select";
import { changeRoleAction } from "@/lib/shop/accounts/staff-actions";
import { type Role, ROLES } from "@/lib/shop/auth/scopes";
import { AdminForm } from "./admin-form";
import { ROLE_WORDS } from "./role-name";

/** Changes the role of one account. */
export function RoleForm({ email, role }: { email: string; role: Role }) {
  return (
    <AdminForm
      scope="users:write"
      action={changeRoleAction}
      submit="Set"
      label={`Set the role of ${email}`}
      size="sm"
      variant="secondary"
      hidden={{ email }}
      className="flex items-center gap-2"
    >
      <Select name="role" aria-label={`Role of ${email}`} defaultValue={role} className="w-44">
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {ROLE_WORDS[one].label}
          </option>
        ))}
      </Select>
    </AdminForm>
  );
}
