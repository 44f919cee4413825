"use client";

import { Menu } from "lucide-react";
import { type MouseEvent, type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";

/** The button of the menu and the sheet it opens; following a link in it closes it. */
export function MobileMenu({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);

  function closeOnLink(event: MouseEvent<HTMLDivElement>) {
    if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
  }

  return (
    <div className="lg:hidden">
      <IconButton label="Departments" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Menu className="size-5" aria-hidden="true" />
      </IconButton>
      <Dialog open={open} onClose={() => setOpen(false)} title="Departments" side="left">
        <div onClick={closeOnLink}>{children}</div>
      </Dialog>
    </div>
  );
}
