import { describe, expect, it } from "vitest";
import type { SourceRow, Table } from "@/lib/platform/files/source-row";
import { judgeRows, RowAccount } from "./row-account";
import type { Verdict } from "./verdict";

function tableOf(rows: readonly SourceRow[]): Table {
  return {
    file: "f",
    header: [],
    ignored: [],
    has: () => true,
    rows: async function* () {
      yield [...rows];
    },
  };
}

const row = (line: number, value: string, problem: string | null = null): SourceRow => ({
  line,
  values: [value],
  raw: [value],
  problem,
});

describe("an account of rows", () => {
  it("knows of every row what became of it, also when nobody listens", async () => {
    const account = new RowAccount("f");
    const judged: string[] = [];
    const judge = ({ values: [value = ""] }: SourceRow): Verdict<string> => {
      judged.push(value);
      if (value === "again") return "duplicate";
      return value.startsWith("bad") ? { reject: `"${value}" is bad`, group: "bad" } : { item: value };
    };
    const values = ["good", "again", "bad1", "bad2", "bad3", "bad4"];
    const rows = [row(1, "torn", "the row is torn"), ...values.map((value, i) => row(i + 2, value))];
    await judgeRows(tableOf(rows), { account, judge });
    expect(judged).not.toContain("torn");
    expect(account).toMatchObject({ rows: 7, taken: 1, duplicates: 1, rejected: 5 });
    const [bad, torn] = account.reasons;
    expect(bad).toMatchObject({ reason: "bad", count: 4 });
    expect(bad?.examples.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(torn).toEqual({
      reason: "the row is torn",
      count: 1,
      examples: [{ line: 1, reason: "the row is torn", row: "torn" }],
    });
    expect(account.explainFirst()).toBe(' Line 4: "bad1" is bad.');
  });

  it("keeps what is remarked of rows that are taken, and of what was put right to read them", async () => {
    const account = new RowAccount("f");
    const remarks = [{ column: "stock", remark: 'stock "-2" is 0', group: "stock is 0" }];
    const rows = [row(1, "a"), { ...row(2, "b"), repair: "some bytes are no UTF-8" }, row(3, "c")];
    await judgeRows<string>(tableOf(rows), {
      account,
      judge: ({ line }) => (line === 3 ? { reject: "no" } : { item: "x", remarks }),
    });
    expect(account).toMatchObject({ taken: 2, rejected: 1, remarked: 2 });
    expect(account.remarks.map(({ reason, count }) => [reason, count])).toEqual([
      ["stock is 0", 2],
      ["some bytes are no UTF-8", 1],
    ]);
  });

  it("waits for whoever hears of a row before it goes on", async () => {
    const heard: string[] = [];
    await judgeRows<string>(tableOf([row(1, "a"), row(2, "b")]), {
      account: new RowAccount("f"),
      judge: ({ values: [value = ""] }) => ({ item: value }),
      onVerdict: async (_, { line }) => {
        heard.push(`${line} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        heard.push(`${line} ends`);
      },
    });
    expect(heard).toEqual(["1 begins", "1 ends", "2 begins", "2 ends"]);
  });
});
