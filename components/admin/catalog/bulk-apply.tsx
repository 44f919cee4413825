"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { FormAction } from "@/lib/platform/http/form-action";
import { formatCount } from "../format";

/** Does what the preview shows, then goes back to the list. */
export function BulkApply({
  action,
  changed,
  digest,
  children,
}: {
  action: FormAction<{ changed: number }>;
  changed: number;
  /** Names what was shown. */
  digest: string;
  /** What the change is, unseen. */
  children: ReactNode;
}) {
  const router = useRouter();
  const { result, pending, formProps } = useFormAction(action, (done) =>
    router.push(`/admin/products?changed=${done.changed}`),
  );
  return (
    <form {...formProps} className="space-y-4">
      {result?.ok === false && <FormMessage result={result} />}
      <input type="hidden" name="digest" value={digest} />
      {children}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={pending}>
          {changed === 1 ? "Change 1 product" : `Change ${formatCount(changed)} products`}
        </Button>
        <ButtonLink href="/admin/products" variant="ghost">
          Leave them
        </ButtonLink>
      </div>
    </form>
  );
}
