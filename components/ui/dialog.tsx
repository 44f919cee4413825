"use client";

import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "./cx";
import { controlsWords } from "@/lib/words/controls";
import { IconButton } from "./icon-button";
import { useWords } from "./locale";

type Side = "center" | "left" | "right" | "bottom";

const SIDES: Record<Side, string> = {
  center: "m-auto w-[min(32rem,calc(100%-2rem))] rounded-lg",
  left: "sheet-left mr-auto h-dvh max-h-none w-[min(22rem,88%)] max-w-none",
  right: "sheet-right ml-auto h-dvh max-h-none w-[min(26rem,92%)] max-w-none",
  bottom: "sheet-bottom mt-auto max-h-[85dvh] w-full max-w-none rounded-t-xl",
};

/**
 * A native modal dialog, in the middle or as a sheet from one side. The browser keeps the focus inside and gives it back;
 * Escape, the close button and a press beside it close it.
 */
export function Dialog({
  open,
  onClose,
  title,
  side = "center",
  children,
  footer,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  side?: Side;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { say } = useWords(controlsWords);

  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  function closeWhenBeside(event: MouseEvent<HTMLDialogElement>) {
    // The content covers the whole dialog, so only its backdrop is the dialog itself.
    if (event.target === ref.current) onClose();
  }

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={closeWhenBeside}
      className={cx("dialog bg-canvas p-0 text-ink", SIDES[side])}
    >
      <div className="flex h-full max-h-[inherit] flex-col">
        <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-5">
          <h2 id={titleId} className="text-lg font-medium">
            {title}
          </h2>
          <IconButton label={say("close")} onClick={onClose}>
            <X className="size-5" aria-hidden="true" />
          </IconButton>
        </div>
        <div className="min-h-0 grow overflow-y-auto overscroll-contain p-5">{children}</div>
        {footer && <div className="border-t border-line p-4">{footer}</div>}
      </div>
    </dialog>
  );
}
