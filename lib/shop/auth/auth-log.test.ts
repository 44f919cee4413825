import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { childEnvironment } from "@/lib/platform/env";

/** What a process of the shop writes to its log while it runs `source`. */
async function logOf(source: string): Promise<Record<string, unknown>[]> {
  const run = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", source];
  const env = childEnvironment({ LOG_LEVEL: "info", DATABASE_URL: "postgres://localhost/none" });
  const { stderr } = await promisify(execFile)(process.execPath, run, { env });
  const lines = stderr.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it("a line says what happened, to whom by a hash, from which network by another, and nothing else", async () => {
  const lines = await logOf(`
    const { logAuth } = await import("./lib/shop/auth/auth-log.ts");
    const { requireRight } = await import("./lib/shop/auth/actor.ts");
    logAuth("sign-in.done", { email: "Ann@example.com ", address: "192.0.2.7" });
    logAuth("sign-in.refused", { email: "ann@example.com", address: "192.0.2.200" });
    logAuth("code.refused", { email: "bob@example.com" });
    try {
      requireRight({ userId: "1", email: "bob@example.com", name: "Bob", role: "viewer" }, "keys:write");
    } catch {}
  `);
  expect(lines.map(({ level, part, event, scope }) => [level, part, event, scope])).toEqual([
    [30, "auth", "sign-in.done", undefined],
    [40, "auth", "sign-in.refused", undefined],
    [40, "auth", "code.refused", undefined],
    [40, "auth", "right.refused", "keys:write"],
  ]);
  const [first, second, third, fourth] = lines;
  expect(first?.user).toMatch(/^[0-9a-f]{16}$/);
  expect([second?.user, second?.network]).toEqual([first?.user, first?.network]);
  expect(third?.user).not.toBe(first?.user);
  expect(fourth?.user).toBe(third?.user);
  expect(JSON.stringify(lines)).not.toMatch(/example\.com|192\.0/);
});

it("docs/security.md names tests that there are", () => {
  const page = fs.readFileSync("docs/security.md", "utf8");
  const named = new Set([...page.matchAll(/`([\w/.-]+\.(?:test|spec)\.ts)`/g)].map(([, file = ""]) => file));
  const roots = ["app", "lib", "client", "bin", "e2e", "components", "ml"];
  const files = roots.flatMap((root) =>
    fs.readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => path.join(root, file)),
  );
  const missing = [...named].filter((file) => !files.some((one) => `/${one}`.endsWith(`/${file}`)));
  expect(missing).toEqual([]);
  expect(named.size).toBeGreaterThan(25);
});
