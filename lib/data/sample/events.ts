import type { Chance } from "@/lib/platform/random";
import { drawUuid } from "./draw-uuid";

export type SampleKind = "view" | "like" | "cart" | "purchase" | "rating" | "remove";

/** One interaction. Shoppers and products are what the tables call them. */
export interface SampleEvent {
  id: string;
  shopperId: string;
  productId: number;
  kind: SampleKind;
  value: number;
  at: number;
  listId: string | null;
}

/** A list that was on a screen. */
export interface SampleList {
  id: string;
  placement: string;
  shopperId: string;
  items: number[];
  servedAt: number;
}

export interface SampleClick {
  id: string;
  listId: string;
  productId: number;
  position: number;
  at: number;
}

/** What was bought in one visit, when it is recent enough to be an order. */
export interface SampleOrder {
  id: string;
  idempotencyKey: string;
  shopperId: string;
  at: number;
  lines: Array<{ id: string; productId: number; quantity: number; listId: string | null }>;
}

/** Where everything that happens is written down. */
export class Diary {
  readonly events: SampleEvent[] = [];
  readonly lists: SampleList[] = [];
  readonly clicks: SampleClick[] = [];
  readonly orders: SampleOrder[] = [];
  readonly #ids: Chance;
  readonly #end: number;

  /** @param end nothing happens at or after it */
  constructor(ids: Chance, end: number) {
    this.#ids = ids;
    this.#end = end;
  }

  newId(at: number): string {
    return drawUuid(this.#ids, at);
  }

  isPast(at: number): boolean {
    return at < this.#end;
  }

  add(event: Omit<SampleEvent, "id">): void {
    if (this.isPast(event.at))
      this.events.push({ ...event, at: Math.floor(event.at), id: this.newId(event.at) });
  }
}
