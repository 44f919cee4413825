import { expect, it } from "vitest";
import { getPool } from "./client";
import { withTestDatabase } from "./testing";
import { inTransaction } from "./transaction";

withTestDatabase();

it("a connection that is lost in a transaction fails what uses it, not the process", async () => {
  const lost = inTransaction(async (_db, client) => {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    await getPool().query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    // Long enough for the news to arrive while nobody is asking.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.query("select 1");
  });
  await expect(lost).rejects.toThrow();
  const { rows } = await getPool().query("select 2 as two");
  expect(rows).toEqual([{ two: 2 }]);
});
