"use client";

import { useQuery } from "@tanstack/react-query";
import { Menu } from "lucide-react";
import { type MouseEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { departmentsOptions } from "@/lib/shop/catalog/query-options";
import { DepartmentTree } from "./department-tree";

const ROWS = 8;

function Departments() {
  const { data, isError } = useQuery(departmentsOptions());
  if (data) return <DepartmentTree departments={data.departments} />;
  if (isError)
    return (
      <Alert tone="warning">The departments cannot be had just now. They stand below each page, too.</Alert>
    );
  return (
    <div className="space-y-4" aria-busy="true" aria-label="Loading the departments">
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
      <IconButton label="Departments" aria-haspopup="dialog" onClick={show}>
        <Menu className="size-5" aria-hidden="true" />
      </IconButton>
      {wasOpened && (
        <Dialog open={open} onClose={() => setOpen(false)} title="Departments" side="left">
          <div onClick={closeOnLink}>
            <Departments />
          </div>
        </Dialog>
      )}
    </div>
  );
}
