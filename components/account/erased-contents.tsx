import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { findReceipt } from "@/lib/privacy/apply";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { yourDataWords } from "@/lib/words/your-data";

/** What somebody sees whose data was deleted, with the receipt to keep. */
export async function ErasedContents({ receiptId }: { receiptId: string | null }) {
  const { say } = await getWords(yourDataWords);
  const receipt = receiptId === null ? null : await findReceipt(receiptId);
  if (!receipt) {
    return (
      <>
        <PageHeading title={say("noReceipt")} />
        <p>{say("noReceiptText")}</p>
        <ButtonLink href="/account">{say("toAccount")}</ButtonLink>
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
      <PageHeading title={say("erased")} />
      <p>{say("erasedText", { date: format.format(new Date(receipt.erasedAt)) })}</p>
      <Card className="space-y-4">
        <h2 className="text-xl font-medium">{say("receipt")}</h2>
        <p className="text-sm text-muted">{say("receiptText")}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">{say("number")}</dt>
          <dd className="break-all">{receipt.id}</dd>
        </dl>
        <a
          href={`/api/erasures/${receipt.id}`}
          download="erasure-receipt.json"
          className={buttonStyle({ variant: "secondary" })}
        >
          {say("saveReceipt")}
        </a>
      </Card>
      <ButtonLink href="/" variant="secondary">
        {say("toShop")}
      </ButtonLink>
    </>
  );
}
