"use client";

import { usePathname } from "next/navigation";
import { useId } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Container } from "@/components/ui/container";
import { useWords } from "@/components/ui/locale";
import { chooseConsentAction } from "@/lib/shop/accounts/actions";
import { permit } from "@/lib/shop/interactions/permission";
import { consentBannerWords } from "@/lib/words/consent-banner";

const KEYS = {
  ask: { about: "ask", all: "allow", none: "decline" },
  inform: { about: "inform", all: "keepOn", none: "switchOff" },
} as const;

/**
 * Asks what may be recorded, or says what is, at the foot of the screen until somebody has chosen. It covers no more than it
 * must, moves nothing, and its three ways weigh the same. Where one chooses in detail it would be one question too many.
 */
export function ConsentBanner({ asks }: { asks: boolean }) {
  const id = useId();
  const { say } = useWords(consentBannerWords);
  const keys = KEYS[asks ? "ask" : "inform"];
  const { result, pending, formProps } = useFormAction(chooseConsentAction, (chosen) => {
    permit(chosen);
    // The button that had the focus goes.
    document.getElementById("content")?.focus({ preventScroll: true });
  });
  if (usePathname() === "/privacy") return null;
  return (
    <section
      aria-labelledby={id}
      data-consent-banner
      className="fixed inset-x-0 bottom-0 z-40 border-t border-line-strong bg-surface shadow-lg print:hidden"
    >
      <form {...formProps}>
        <Container className="flex flex-col gap-x-8 gap-y-3 py-3 lg:flex-row lg:items-center lg:py-4">
          <div className="grow text-sm text-pretty">
            <FormMessage result={result} />
            <p>
              <strong id={id} className="font-medium">
                {say("title")}
              </strong>{" "}
              <span className="text-muted">{say(keys.about)}</span>
            </p>
          </div>
          <div className="grid shrink-0 grid-cols-3 gap-2 sm:gap-3">
            <Button
              type="submit"
              name="choice"
              value="all"
              variant="secondary"
              pending={pending}
              className="px-3"
            >
              {say(keys.all)}
            </Button>
            <Button
              type="submit"
              name="choice"
              value="none"
              variant="secondary"
              pending={pending}
              className="px-3"
            >
              {say(keys.none)}
            </Button>
            <ButtonLink href="/privacy" variant="secondary" className="px-3">
              {say("choose")}
            </ButtonLink>
          </div>
        </Container>
      </form>
    </section>
  );
}
