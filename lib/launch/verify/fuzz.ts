import { execFile, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { childEnvironment } from "@/lib/platform/env";
import { startShop } from "./fuzzed-shop";

const SCHEMATHESIS = "schemathesis==4.32.5";
/** Cases of every call and phase: some twenty thousand altogether. */
const CASES = "400";
/** What no answer may be: a failure of ours, or one that the contract does not tell of. */
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
].join(",");

/** Bodies of lines are none of the types it knows how to write; tests of their own send good and bad ones. */
const LEFT_OUT = ["/api/products/bulk", "/api/interactions/bulk"];

const run = promisify(execFile);

/** A place of its own for the fuzzer, outside the repository; null when there is no Python to make it with. */
async function prepareFuzzer(): Promise<string | null> {
  const folder = path.join(os.tmpdir(), "aisle-fuzz");
  const program = path.join(folder, "bin/schemathesis");
  if (fs.existsSync(program)) return program;
  const python = ["python3", "python"].find((name) => spawnSync(name, ["-m", "venv", "--help"]).status === 0);
  if (python === undefined) return null;
  await run(python, ["-m", "venv", folder]);
  await run(path.join(folder, "bin/pip"), ["install", "--quiet", SCHEMATHESIS]);
  return program;
}

function fuzz(program: string, address: string, key: string): Promise<boolean> {
  const leftOut = LEFT_OUT.flatMap((path) => ["--exclude-path", path]);
  console.log(`Left out, for the fuzzer cannot write lines of JSON: ${LEFT_OUT.join(", ")}`);
  const options = [
    ...leftOut,
    "--checks",
    CHECKS,
    "--max-examples",
    CASES,
    "--continue-on-failure",
    "--seed",
    "1",
  ];
  const child = spawn(
    program,
    ["run", `${address}/api/openapi.json`, ...options, "--header", `authorization: Bearer ${key}`],
    // It keeps what it has found in a folder of its own where it is run.
    { cwd: os.tmpdir(), stdio: "inherit", env: childEnvironment({ PYTHONIOENCODING: "utf8" }) },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** Lets an unmodified OpenAPI fuzzer (schemathesis) ask a shop of its own whatever the contract allows, and what it does not. */
export async function verifyFuzz(): Promise<boolean> {
  const program = await prepareFuzzer();
  if (program === null)
    throw new Error("No Python with venv is here, which the fuzzer needs: install python3.");
  const shop = await startShop();
  try {
    return await fuzz(program, shop.address, shop.key);
  } finally {
    await shop.stop();
  }
}
