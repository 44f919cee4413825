import { endOnFailure } from "@/lib/launch/report-failure";
import { verifyHalfOpen } from "@/lib/launch/verify/half-open";

/** `npm run verify -- <suite>`: what the shop promises of a real run of it, longer than a test may take. */

interface Suite {
  readonly about: string;
  /** Whether the promise was kept. */
  run(): Promise<boolean>;
}

const SUITES: Record<string, Suite> = {
  "half-open": {
    about: "every route answers within 5 s while the database is silent for a minute, and is well 5 s after",
    run: verifyHalfOpen,
  },
};

endOnFailure();
const [name = ""] = process.argv.slice(2);
const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
if (suite) {
  const isKept = await suite.run();
  console.log(`\n${name}: ${isKept ? "passed" : "FAILED"}: ${suite.about}`);
  process.exit(isKept ? 0 : 1);
}
console.error(`npm run verify -- <suite>\n`);
for (const [known, { about }] of Object.entries(SUITES)) console.error(`  ${known.padEnd(12)}${about}`);
process.exit(name === "" || name === "--help" ? 0 : 2);
