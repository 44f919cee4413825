"use client";

import { ZoomIn, ZoomOut } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cx } from "@/components/ui/cx";
import { useWords } from "@/components/ui/locale";
import { productPageWords } from "@/lib/words/product-page";

/** A point of the picture, as shares of its width and height. */
interface Point {
  x: number;
  y: number;
}

const MIDDLE: Point = { x: 0.5, y: 0.5 };

function pointOf({ clientX, clientY }: { clientX: number; clientY: number }, frame: HTMLElement): Point {
  const { left, top, width, height } = frame.getBoundingClientRect();
  // From the keyboard a click is nowhere.
  if (clientX === 0 && clientY === 0) return MIDDLE;
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

/**
 * A large picture that comes nearer when it is pressed. Then it follows the mouse, a finger moves it, and so do the arrow
 * keys; pressing it again, or Escape, takes it back. Without a script it opens by itself.
 */
export function ZoomPicture({
  image,
  alt,
  isLow = false,
}: {
  image: string;
  alt: string;
  /** On a phone, half as high as it is wide. */
  isLow?: boolean;
}) {
  const { say } = useWords(productPageWords);
  const frame = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<Point | null>(null);
  const isNear = near !== null;

  function look({ x, y }: Point) {
    const at = frame.current;
    at?.scrollTo(x * (at.scrollWidth - at.clientWidth), y * (at.scrollHeight - at.clientHeight));
  }
  // Before it is painted: the picture grows where it was pressed.
  useLayoutEffect(() => {
    if (near) look(near);
  }, [near]);

  function toggle(event: MouseEvent) {
    event.preventDefault();
    setNear(isNear || !frame.current ? null : pointOf(event, frame.current));
  }

  function follow(event: PointerEvent) {
    if (isNear && event.pointerType === "mouse" && frame.current) look(pointOf(event, frame.current));
  }

  function leave(event: KeyboardEvent) {
    if (event.key === "Escape") setNear(null);
  }

  const Icon = isNear ? ZoomOut : ZoomIn;
  return (
    <div className="relative" onKeyDown={leave}>
      <div
        ref={frame}
        onPointerMove={follow}
        className={cx(
          "aspect-square rounded-lg bg-tile",
          isLow && !isNear && "max-md:aspect-2/1",
          isNear ? "overflow-auto overscroll-contain" : "overflow-hidden",
        )}
      >
        <a
          href={image}
          onClick={toggle}
          role="button"
          aria-pressed={isNear}
          aria-label={say("closer", { what: alt })}
          className={cx("block rounded-lg", isNear ? "w-[240%] cursor-zoom-out" : "size-full cursor-zoom-in")}
        >
          <img
            src={image}
            alt={alt}
            width={800}
            height={800}
            fetchPriority="high"
            decoding="async"
            className={cx(
              "size-full object-cover dark:brightness-90",
              !isLow || isNear ? "aspect-square" : "max-md:aspect-2/1",
            )}
          />
        </a>
      </div>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute right-3 bottom-3 inline-flex size-9 items-center justify-center rounded-full bg-surface/85 text-ink"
      >
        <Icon className="size-4.5" />
      </span>
    </div>
  );
}
