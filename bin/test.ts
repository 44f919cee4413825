import fs from "node:fs";
import { ensureBrowser } from "@/lib/launch/browser";
import {
  browserCheck,
  type Check,
  formatCheck,
  lintCheck,
  runCheck,
  type Tally,
  typeCheck,
  unitCheck,
} from "@/lib/launch/checks";
import { messageOf } from "@/lib/platform/errors";

/** `npm test`: every check there is, none left out because an earlier one failed. Its last line is the total. */

function chooseChecks(which: string | undefined): Check[] {
  if (which === "unit") return [unitCheck];
  if (which === "e2e") return [browserCheck(ensureBrowser())];
  return [lintCheck, formatCheck, typeCheck, unitCheck, browserCheck(ensureBrowser())];
}

fs.mkdirSync(".cache", { recursive: true });
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const check of chooseChecks(process.argv[2])) {
    const tally = await runCheck(check);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
} catch (error) {
  console.error(messageOf(error));
  total.failed++;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);
