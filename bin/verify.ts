import path from "node:path";
import { coverageCheck, longCheck, mountsCheck, runCheck } from "@/lib/launch/checks";
import { endOnFailure } from "@/lib/launch/report-failure";
import { verifyDiskFull } from "@/lib/launch/verify/disk-full";
import { verifyDatabaseAway } from "@/lib/launch/verify/database-away";
import { verifyBackup } from "@/lib/launch/verify/backup";
import { verifyExperiments } from "@/lib/launch/verify/experiments";
import { verifyFuzz } from "@/lib/launch/verify/fuzz";
import { verifyGuard } from "@/lib/launch/verify/guard";
import { verifyHalfOpen } from "@/lib/launch/verify/half-open";
import { verifyImage } from "@/lib/launch/verify/image";
import { verifyAccessible, verifyVisual } from "@/lib/launch/verify/looks";
import { verifyOpenApi } from "@/lib/launch/verify/openapi-linters";
import { verifyOverload } from "@/lib/launch/verify/overload";
import { verifyRequests } from "@/lib/launch/verify/requests";
import { verifyRollingRestart } from "@/lib/launch/verify/rolling-restart";
import { verifySignals } from "@/lib/launch/verify/signals";
import { verifyStaysUp } from "@/lib/launch/verify/stays-up";
import { messageOf } from "@/lib/platform/errors";
import { verifyClient } from "./package/verify-client";
import { verifyPackage } from "./package/verify-package";

/** `npm run verify -- <suite>`: what takes too long, or needs too much of the machine, for every `npm test`. */

interface Suite {
  readonly about: string;
  /** Whether the promise was kept; a rejection says why it was not. `given`: what else stands in the command. */
  run(given: readonly string[]): Promise<boolean>;
}

const ROOT = path.resolve(import.meta.dirname, "..");

const SUITES: Readonly<Record<string, Suite>> = {
  accessible: {
    about:
      "every page in every state, both themes, desktop and phone: axe finds nothing, large letters fit, keys suffice",
    run: verifyAccessible,
  },
  backup: {
    about:
      "a shop that is written to, backed up, lost, restored, moved to a server of its own and back: figures equal throughout",
    run: verifyBackup,
  },
  coverage: {
    about: "tests reach at least 85 % of the lines of the library and of the shop's rules",
    run: () => runCheck(coverageCheck).then(({ failed }) => failed === 0),
  },
  "database-away": {
    about:
      "the database frozen and stopped: who looks is answered within 1 s, also by a site that begins meanwhile; writes are refused",
    run: verifyDatabaseAway,
  },
  experiments: {
    about:
      "simulated shoppers: the better of two strategies is declared, of two equal ones none, as counting by hand has it",
    run: verifyExperiments,
  },
  fuzz: {
    about: "an unmodified OpenAPI fuzzer finds no failure and no answer that the contract does not tell of",
    run: verifyFuzz,
  },
  guard: {
    about:
      "a model made worse on purpose is taken back without a person within 5 minutes of traffic, a good one never",
    run: verifyGuard,
  },
  "half-open": {
    about: "every route answers within 5 s while the database is silent for a minute, and is well 5 s after",
    run: verifyHalfOpen,
  },
  image: {
    about:
      "the image is built and runs, not as root and with nothing to write to; manifests, workflows, rules, dashboards hold",
    run: verifyImage,
  },
  mounts: {
    about: "the whole suite of the API holds over sockets, without the framework, as it does behind it",
    run: () => runCheck(mountsCheck).then(({ failed }) => failed === 0),
  },
  openapi: {
    about: "two public linters have nothing to say of the contract",
    run: verifyOpenApi,
  },
  "stays-up": {
    about:
      "20 kills of the site, 20 of the worker, 5 of the database, and hung processes: all come back, no acknowledged event is lost",
    run: verifyStaysUp,
  },
  signals: {
    about:
      "however the start command, npm or a container is ended, nothing is left running; a database that crashes there is back",
    run: verifySignals,
  },
  "rolling-restart": {
    about:
      "two web processes behind a balancer, restarted one after the other under load: not one request fails",
    run: verifyRollingRestart,
  },
  overload: {
    about:
      "three times as many people as it gets through, for a minute: refused with when to come back, the others answered within a second, memory below 512 MB",
    run: verifyOverload,
  },
  "disk-full": {
    about:
      "a disk that fills up: events are refused with the reason before it is full, and all is well once there is room",
    run: verifyDiskFull,
  },
  clocks: {
    about: "workers whose clocks are an hour wrong come neither early nor late",
    run: () => runCheck(longCheck("lib/launch/clocks")).then(({ failed }) => failed === 0),
  },
  package: {
    about:
      "the tarballs of the library and of the client install, type-check and run, and the library is small",
    run: async () => {
      await verifyPackage(ROOT);
      verifyClient(ROOT);
      return true;
    },
  },
  guides: {
    about: "the guides, followed to the letter in a copy: what they add works and is tested",
    run: () => runCheck(longCheck("bin/guides")).then(({ failed }) => failed === 0),
  },
  benchmark: {
    about: "the command that measures models on files of one's own, as people call it",
    run: () => runCheck(longCheck("lib/cli/benchmark")).then(({ failed }) => failed === 0),
  },
  models: {
    about: "every model there is, made to win: stored, served, replaced and taken back",
    run: () => runCheck(longCheck("lib/recommender/training")).then(({ failed }) => failed === 0),
  },
  requests: {
    about:
      "four times 100,000 strange requests to all pages and calls: no fault, no end, nobody else waits, and no growth over the last ten minutes",
    run: verifyRequests,
  },
  visual: {
    about: "every page looks as in the picture that is kept of it; `visual --accept` keeps what is seen now",
    run: verifyVisual,
  },
  "whole-files": {
    about: "half a million rows of Online Retail, imported twice: all of them accounted for",
    run: () => runCheck(longCheck("lib/data/import")).then(({ failed }) => failed === 0),
  },
};

endOnFailure();
const [name = "", ...given] = process.argv.slice(2);
const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
if (suite) {
  const isKept = await suite.run(given).catch((error: unknown) => {
    console.error(messageOf(error));
    return false;
  });
  console.log(`\n${name}: ${isKept ? "passed" : "FAILED"}: ${suite.about}`);
  process.exit(isKept ? 0 : 1);
}
console.error(`npm run verify -- <suite>\n`);
for (const [known, { about }] of Object.entries(SUITES)) console.error(`  ${known.padEnd(17)}${about}`);
process.exit(name === "" || name === "--help" ? 0 : 2);
