"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useWords } from "@/components/ui/locale";
import { listingControlsWords } from "@/lib/words/listing-controls";
import { FilterFields } from "./filter-fields";
import type { Filters } from "./list-filters";
import { ListingForm } from "./listing-form";

/** The filters on small screens: a button, and the sheet it opens. `count` says how many are set. */
export function FilterSheet({
  action,
  state,
  count,
  filters,
}: {
  action: string;
  state: string;
  count: number;
  filters: Filters;
}) {
  const { say } = useWords(listingControlsWords);
  const [open, setOpen] = useState(false);
  // There are hundreds of fields, and the same stand beside the products on a large screen.
  const [isFilled, setFilled] = useState(false);
  const close = () => setOpen(false);

  function show() {
    setFilled(true);
    setOpen(true);
  }

  return (
    <div className="filter-sheet grow lg:hidden">
      <Button variant="secondary" block aria-haspopup="dialog" onClick={show}>
        <SlidersHorizontal className="size-4" aria-hidden="true" />
        {say("filters")}
        {count > 0 && ` (${count})`}
      </Button>
      <Dialog open={open} onClose={close} title={say("filters")} side="bottom">
        {isFilled && (
          <ListingForm action={action} state={state} onSent={close}>
            <FilterFields filters={filters} />
          </ListingForm>
        )}
      </Dialog>
    </div>
  );
}
