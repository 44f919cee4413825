"use client";

import { useWords } from "@/components/ui/locale";
import { railsWords } from "@/lib/words/rails";

/** On the corner of a card: asks why it is here. It takes no room, so that it can come later. */
export function WhyButton({ name, onAsk }: { name: string; onAsk: () => void }) {
  const { say } = useWords(railsWords);
  return (
    <button
      type="button"
      className="card-why"
      aria-haspopup="dialog"
      aria-label={say("whyThis", { name })}
      onClick={onAsk}
    />
  );
}
