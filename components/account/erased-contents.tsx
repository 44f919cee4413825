import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { findReceipt } from "@/lib/privacy/apply";
import { getLanguage } from "@/lib/shop/settings/current-language";

/** What somebody sees whose data was deleted, with the receipt to keep. */
export async function ErasedContents({ receiptId }: { receiptId: string | null }) {
  const receipt = receiptId === null ? null : await findReceipt(receiptId);
  if (!receipt) {
    return (
      <>
        <PageHeading title="No receipt" />
        <p>There is no receipt with this number. Your data is deleted in your account.</p>
        <ButtonLink href="/account">Go to your account</ButtonLink>
      </>
    );
  }
  const format = new Intl.DateTimeFormat(await getLanguage(), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return (
    <>
      <PageHeading title="Your data is deleted" />
      <p>
        On {format.format(new Date(receipt.erasedAt))} (UTC) this shop deleted everything it had stored about
        you. Nothing of it is left in this browser either.
      </p>
      <Card className="space-y-4">
        <h2 className="text-xl font-medium">Your receipt</h2>
        <p className="text-sm text-muted">
          It is signed by the shop and names nobody. With it you can prove later that your data was deleted,
          and the shop can check that it still is.
        </p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">Number</dt>
          <dd className="break-all">{receipt.id}</dd>
        </dl>
        <a
          href={`/api/erasures/${receipt.id}`}
          download="erasure-receipt.json"
          className={buttonStyle({ variant: "secondary" })}
        >
          Save the receipt
        </a>
      </Card>
      <ButtonLink href="/" variant="secondary">
        Back to the shop
      </ButtonLink>
    </>
  );
}
