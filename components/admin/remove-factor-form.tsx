import { removeFactorAction } from "@/lib/shop/accounts/staff-actions";
import { AdminForm } from "./admin-form";

/** Takes away a second factor that somebody has lost. */
export function RemoveFactorForm({ email }: { email: string }) {
  return (
    <AdminForm
      scope="users:write"
      action={removeFactorAction}
      submit="Take away"
      label={`Take away the second factor of ${email}`}
      size="sm"
      variant="secondary"
      hidden={{ email }}
    />
  );
}
