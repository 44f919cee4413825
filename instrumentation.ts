import { front } from "@/app/api/front";
import { guardWebProcess } from "@/lib/launch/guard-web";

/** Runs once when the server starts: from now on its listener (bin/web.mjs) asks the hot endpoints before it asks Next. */
export async function register(): Promise<void> {
  (globalThis as { aisleFront?: typeof front }).aisleFront = front;
  await guardWebProcess();
}
