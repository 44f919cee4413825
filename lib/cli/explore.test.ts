import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { childEnvironment, completeEnvironment } from "@/lib/platform/env";
import { exploreCommand } from "./commands/explore";
import { runCli } from "./run-cli";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-explore-"));
const before = childEnvironment({}).AISLE_INVOKED_FROM ?? "";
completeEnvironment({ AISLE_INVOKED_FROM: folder });
afterAll(() => {
  completeEnvironment({ AISLE_INVOKED_FROM: before });
  fs.rmSync(folder, { recursive: true, force: true });
});

function write(name: string, lines: readonly string[]): string {
  fs.writeFileSync(path.join(folder, name), `${lines.join("\n")}\n`);
  return name;
}

/** Runs the command in this process, with what it said as JSON. */
async function explore(...args: string[]) {
  let said = "";
  const original = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((text: string | Uint8Array) => {
    said += String(text);
    return true;
  }) as typeof process.stdout.write;
  try {
    const code = await runCli(["explore", ...args, "--json"], [exploreCommand]);
    return { code, answer: JSON.parse(said) as Record<string, unknown> };
  } finally {
    process.stdout.write = original;
  }
}

describe("aisle explore", () => {
  it("reads interactions as an import does and writes one page", async () => {
    const file = write("events.csv", [
      "shopper,product,kind,at",
      ...Array.from(
        { length: 200 },
        (_, i) => `s${i % 40},p${i % 25},view,2026-03-0${1 + (i % 9)}T10:00:00Z`,
      ),
      "s1,p1,sing,2026-03-01T10:00:00Z",
    ]);
    const { code, answer } = await explore(file);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      events: 200,
      shoppers: 40,
      products: 25,
      file: path.join(folder, "exploration.html"),
    });
    expect(String(answer["notes"])).toContain("1 of 201 rows could not be used");
    const page = fs.readFileSync(path.join(folder, "exploration.html"), "utf8");
    expect(page).toContain("events.csv");
    expect(page).not.toContain("<script");
  });

  it.each([
    [
      "online-retail",
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
      "536365,85123A,LANTERN,6,12/1/2010 8:26,2.55,17850,United Kingdom",
    ],
    ["retailrocket", "timestamp,visitorid,event,itemid,transactionid", "1433221332117,257597,view,355908,"],
    ["movielens", "user_id:token\titem_id:token\trating:float\ttimestamp:float", "196\t242\t3\t881250949"],
  ])("knows %s by its columns", async (name, head, row) => {
    const { code, answer } = await explore(
      write(`${name}.${head.includes("\t") ? "inter" : "csv"}`, [head, row]),
      "-o",
      `${name}.html`,
    );
    expect(answer).toMatchObject({ events: 1, shoppers: 1, products: 1 });
    expect(code).toBe(0);
  });

  it("says what is wrong: no such file, no events, an option without a file", async () => {
    expect((await explore("absent.csv")).answer).toMatchObject({ error: { code: "not_found" } });
    const empty = await explore(write("empty.csv", ["shopper,product,kind,at"]));
    expect(empty).toMatchObject({ code: 1, answer: { error: { code: "invalid" } } });
    expect(await explore("--format", "ratings")).toMatchObject({ code: 2 });
    expect(await explore("x.csv", "--format", "letters")).toMatchObject({ code: 2 });
  });
});
