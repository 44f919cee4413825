import { Alert } from "@/components/ui/alert";
import { AwayState } from "@/components/ui/away-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { OutageWords } from "@/components/ui/outage-words";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Sentence } from "@/components/ui/sentence";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import type { Tone } from "@/components/ui/tone";
import { BothSchemes, Row, Sample } from "./both-schemes";

const HERE = "/admin/styleguide";
const TONES = {
  neutral: "Delivery takes 2–4 working days.",
  accent: "Free delivery from £50.",
  positive: "Your order has been placed.",
  warning: "The price has changed since you put it into the cart.",
  negative: "The payment was refused. Nothing was taken.",
} satisfies Record<Tone, string>;
const ALL_TONES = Object.keys(TONES) as Tone[];

/** What the shop says of itself: notes, waiting, and nothing at all. */
export function Notes() {
  return (
    <>
      <BothSchemes id="notes" title="Badges and alerts">
        <Row>
          {ALL_TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </Row>
        {ALL_TONES.map((tone) => (
          <Alert key={tone} tone={tone} title={tone === "negative" ? "Not paid" : undefined}>
            {TONES[tone]}
          </Alert>
        ))}
      </BothSchemes>
      <BothSchemes id="sentences" title="Sentences that hold something else">
        <p>
          <Sentence
            pieces={[
              { text: "Have an account? " },
              { name: "signIn" },
              { text: " and this order is kept there." },
            ]}
            values={{ signIn: <Link href="/sign-in">Sign in</Link> }}
          />
        </p>
      </BothSchemes>
      <BothSchemes id="waiting" title="Waiting">
        <Sample name="ProgressBar">
          <ProgressBar label="Import" value={0.4} />
        </Sample>
        <Sample name="ProgressBar, nobody knows how far">
          <ProgressBar label="Training" value={null} />
        </Sample>
        <Sample name="Skeleton">
          <Skeleton className="h-11 w-2/3" />
        </Sample>
        <Sample name="Spinner">
          <Spinner />
        </Sample>
      </BothSchemes>
      <BothSchemes id="empty" title="Nothing here, and nothing to be had">
        <EmptyState
          level={3}
          title="Your cart is empty"
          action={<Button>Go shopping</Button>}
          className="sm:py-16"
        >
          What you put into it stays here.
        </EmptyState>
        <OutageWords />
        <AwayState title="The cart cannot be shown" href={HERE} />
      </BothSchemes>
    </>
  );
}
