import { front } from "@/app/api/front";

/** Runs once when the server starts: from now on its listener (bin/web.mjs) asks the hot endpoints before it asks Next. */
export function register(): void {
  (globalThis as { aisleFront?: typeof front }).aisleFront = front;
}
