import { unstable_rethrow } from "next/navigation";
import { getViewer } from "@/lib/shop/auth/viewer";
import { getLog } from "@/lib/platform/log";
import { AccountIconLink } from "./account-icon-link";

/** For the header, in Suspense with `<AccountIconLink name={null} />` in its place. */
export async function AccountLink() {
  const viewer = await getViewer().catch((error: unknown) => {
    unstable_rethrow(error);
    getLog("auth").warn({ err: error }, "the header shows no account");
    return null;
  });
  return <AccountIconLink name={viewer?.name ?? null} />;
}
