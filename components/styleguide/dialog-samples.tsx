"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const SIDES = ["center", "left", "right", "bottom"] as const;

/** Opens a dialog from each side. */
export function DialogSamples() {
  const [open, setOpen] = useState<(typeof SIDES)[number] | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap gap-3">
      {SIDES.map((side) => (
        <div key={side}>
          <Button variant="secondary" aria-haspopup="dialog" onClick={() => setOpen(side)}>
            {side}
          </Button>
          <Dialog
            open={open === side}
            onClose={close}
            title="Take it out of the cart?"
            side={side}
            footer={
              <div className="flex justify-end gap-3">
                <Button variant="secondary" onClick={close}>
                  Keep it
                </Button>
                <Button variant="danger" onClick={close}>
                  Take it out
                </Button>
              </div>
            }
          >
            It can be put back as long as there is one left.
          </Dialog>
        </div>
      ))}
    </div>
  );
}
