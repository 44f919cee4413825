import { spawn } from "node:child_process";
import { childEnvironment } from "@/lib/platform/env";

interface ProgramOptions {
  cwd?: string;
  env?: Record<string, string>;
  input?: string;
}

/** Runs a program to its end and returns what it wrote. Rejects with all it said when it ends with anything but 0. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {}, input }: ProgramOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: childEnvironment(env), stdio: "pipe" });
    const out: Buffer[] = [];
    const all: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      out.push(chunk);
      all.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => all.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve(Buffer.concat(out).toString("utf8"));
      const said = Buffer.concat(all).toString("utf8").slice(-8_000);
      reject(new Error(`${program} ${args.slice(0, 3).join(" ")} ended with ${code}:\n${said}`));
    });
    child.stdin.end(input);
  });
}

/** Throws one error that names every program that is missing, and the Debian package that brings it. */
export async function requirePrograms(packages: Readonly<Record<string, string>>): Promise<void> {
  const missing: string[] = [];
  for (const [program, name] of Object.entries(packages)) {
    await runProgram("which", [program]).catch(() => missing.push(name));
  }
  if (missing.length > 0) {
    throw new Error(`Needed besides: apt-get install -y ${[...new Set(missing)].join(" ")}`);
  }
}
