import { Card } from "@/components/ui/card";
import { ROLES } from "@/lib/shop/auth/scopes";
import { ROLE_WORDS } from "./role-name";

/** What each role of the staff is for. */
export function RoleGuide() {
  return (
    <Card>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[9rem_1fr]">
        {ROLES.filter((role) => role !== "customer").map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{ROLE_WORDS[role].label}</dt>
            <dd className="text-muted max-sm:-mt-2">{ROLE_WORDS[role].may}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
