import fs from "node:fs";
import { ensureBrowser } from "@/lib/launch/browser";
import {
  browserCheck,
  type Check,
  formatCheck,
  lintCheck,
  runCheck,
  runChecksTogether,
  typeCheck,
  unitCheck,
} from "@/lib/launch/checks";
import type { Tally } from "@/lib/launch/reports";
import { messageOf } from "@/lib/platform/errors";

/** `npm test`: every check there is, none left out because an earlier one failed. Its last lines name what failed and count. */

/** Those of the sources, which run side by side, and those that take the whole machine. */
function chooseChecks(which: string | undefined): { ofSources: Check[]; ofTests: Check[] } {
  if (which === "unit") return { ofSources: [], ofTests: [unitCheck] };
  if (which === "e2e") return { ofSources: [], ofTests: [browserCheck(ensureBrowser())] };
  return {
    ofSources: [lintCheck, formatCheck, typeCheck],
    ofTests: [unitCheck, browserCheck(ensureBrowser())],
  };
}

fs.mkdirSync(".cache", { recursive: true });
const total: Tally = { passed: 0, failed: 0, skipped: 0, remarks: [] };

function add({ passed, failed, skipped, remarks }: Tally): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.remarks.push(...remarks);
}

try {
  const { ofSources, ofTests } = chooseChecks(process.argv[2]);
  for (const tally of await runChecksTogether(ofSources)) add(tally);
  for (const check of ofTests) add(await runCheck(check));
} catch (error) {
  total.failed++;
  total.remarks.push(`failed: ${messageOf(error)}`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
// At the end, where whoever reads a long log, or is shown a part of it, looks first.
console.log(["", ...total.remarks].join("\n"));
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);
