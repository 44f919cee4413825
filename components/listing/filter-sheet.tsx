"use client";

import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useWords } from "@/components/ui/locale";
import { listingControlsWords } from "@/lib/words/listing-controls";
import { ListingForm } from "./listing-form";

/** The filters on small screens: a button, and the sheet it opens. `count` says how many are set. */
export function FilterSheet({
  action,
  state,
  count,
  children,
}: {
  action: string;
  state: string;
  count: number;
  children: ReactNode;
}) {
  const { say } = useWords(listingControlsWords);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="filter-sheet grow lg:hidden">
      <Button variant="secondary" block aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <SlidersHorizontal className="size-4" aria-hidden="true" />
        {say("filters")}
        {count > 0 && ` (${count})`}
      </Button>
      <Dialog open={open} onClose={close} title={say("filters")} side="bottom">
        <ListingForm action={action} state={state} onSent={close}>
          {children}
        </ListingForm>
      </Dialog>
    </div>
  );
}
