import { systemClock } from "@/lib/platform/clock";
import { getLauncherEnv } from "@/lib/platform/env";
import { defineCommand } from "../command";
import { examine } from "../doctor/examine";
import type { Finding } from "../doctor/finding";
import { EXIT } from "../exit-code";
import type { Output } from "../output";

const MARKS: Record<Finding["level"], string> = { ok: "✓", warning: "!", problem: "✗" };

function printFindings(findings: readonly Finding[], out: Output): void {
  const width = Math.max(...findings.map(({ check }) => check.length));
  for (const { check, level, message, remedy } of findings) {
    out.line(`${MARKS[level]} ${check.padEnd(width)}  ${message}`);
    if (remedy !== undefined) out.line(`  ${" ".repeat(width)}  → ${remedy}`);
  }
  const count = (level: Finding["level"]) => findings.filter((one) => one.level === level).length;
  out.line(`\n${count("ok")} ok, ${count("warning")} warnings, ${count("problem")} problems`);
}

export const doctorCommand = defineCommand({
  name: "doctor",
  summary: "Say what is wrong with this installation; exits with 1 when there is a problem",
  positionals: [],
  options: {},
  details: "",
  async run({ out }) {
    const findings = await examine(getLauncherEnv(), systemClock.now());
    out.result(findings);
    printFindings(findings, out);
    return findings.some(({ level }) => level === "problem") ? EXIT.failed : EXIT.ok;
  },
});
