import "server-only";
import { headers } from "next/headers";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { readDevice } from "./device";
import { getPlan } from "./live-plan";

/**
 * Whether a flag of the shop is on for whoever this request is from: `if (await flag("new-checkout"))`. A flag that nobody
 * has started is off. The same shopper gets the same answer in every process, and keeps it while the ramp grows.
 */
export async function flag(name: string): Promise<boolean> {
  const [plan, shopper, all] = await Promise.all([getPlan(), getCurrentShopper(), headers()]);
  const subject = { unit: shopper?.assignedAs ?? null, device: readDevice(all) };
  return plan.isOn(name, subject, Date.now());
}
