"use client";

import { useQuery } from "@tanstack/react-query";
import { Menu } from "lucide-react";
import { type MouseEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { menuWords } from "@/lib/words/menu";
import { departmentsOptions } from "@/lib/shop/catalog/query-options";
import { DepartmentTree } from "./department-tree";

const ROWS = 8;

function Departments() {
  const { say } = useWords(menuWords);
  const { data, isError } = useQuery(departmentsOptions());
  if (data) return <DepartmentTree departments={data.departments} />;
  if (isError) return <Alert tone="warning">{say("away")}</Alert>;
  return (
    <div className="space-y-4" aria-busy="true" aria-label={say("loading")}>
      {Array.from({ length: ROWS }, (_, row) => (
        <Skeleton key={row} className="h-8" />
      ))}
    </div>
  );
}

/**
 * The button of the menu and the sheet it opens; following a link in it closes it. What stands in it is asked for when it is first
 * opened: in the page it would weigh as much as the shop has departments.
 */
export function MobileMenu() {
  const { say } = useWords(menuWords);
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);

  function show() {
    setWasOpened(true);
    setOpen(true);
  }

  function closeOnLink(event: MouseEvent<HTMLDivElement>) {
    if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
  }

  return (
    <div className="lg:hidden">
      <IconButton label={say("departments")} aria-haspopup="dialog" onClick={show}>
        <Menu className="size-5" aria-hidden="true" />
      </IconButton>
      {wasOpened && (
        <Dialog open={open} onClose={() => setOpen(false)} title={say("departments")} side="left">
          <div onClick={closeOnLink}>
            <Departments />
          </div>
        </Dialog>
      )}
    </div>
  );
}
