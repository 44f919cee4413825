import { isCutOff } from "@/lib/shop/auth/outage";
import { OutageWords } from "@/components/ui/outage-words";

/** Says what does not work while the database is away; nothing as long as all does. */
export async function OutageNote() {
  return (await isCutOff().catch(() => false)) ? <OutageWords /> : null;
}
