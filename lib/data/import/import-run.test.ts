import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { registerModel } from "@/lib/recommender/models/commands";
import { trainTinyModel } from "@/lib/recommender/models/testing/tiny-model";
import { migrate } from "@/lib/platform/postgres/migrate";
import { lockImports, unlockImports } from "./import-run";

const database = withTestDatabase();

it("runs one import at a time, and nothing but imports waits for it", async () => {
  const model = await trainTinyModel(Array.from({ length: 40 }, (_, i) => i + 1));
  const [first, second] = [await database.pool().connect(), await database.pool().connect()];
  await lockImports(first);
  await expect(lockImports(second, 200)).rejects.toMatchObject({ code: "conflict" });
  expect(await registerModel({ ...model, id: "made-meanwhile" })).toBe("made-meanwhile");
  expect(await migrate(database.url())).toEqual([]);
  await unlockImports(first);
  await lockImports(second);
  await unlockImports(second);
  first.release();
  second.release();
});
