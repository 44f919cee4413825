import { unstable_rethrow } from "next/navigation";
import { Suspense } from "react";
import { LateAccount } from "./late-account";
import { withinDeadline } from "@/lib/platform/deadline";
import { isForMany } from "@/lib/platform/http/own-rendering";
import { getLog } from "@/lib/platform/log";
import { getViewer } from "@/lib/shop/auth/viewer";
import { AccountIconLink } from "./account-icon-link";

/** Long enough for nearly every answer, too short to be noticed. */
const PATIENCE_MS = 200;

/** Whose account the header leads to; empty for a visitor nobody knows. */
async function readName(): Promise<string> {
  try {
    return (await getViewer())?.name ?? "";
  } catch (error) {
    unstable_rethrow(error);
    getLog("auth").warn({ err: error }, "the header shows no account");
    return "";
  }
}

async function LateName({ reading }: { reading: Promise<string> }) {
  return <AccountIconLink name={(await reading) || null} />;
}

/** For the header. The name stands in the first HTML, which is all there is without JavaScript, unless it is late. */
export async function AccountLink() {
  if (await isForMany()) return <LateAccount />;
  const reading = readName();
  const name = await withinDeadline(reading, PATIENCE_MS);
  if (name !== null) return <AccountIconLink name={name || null} />;
  return (
    <Suspense fallback={<AccountIconLink name={null} />}>
      <LateName reading={reading} />
    </Suspense>
  );
}
