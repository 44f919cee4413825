import "server-only";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import {
  readTableState,
  type TableRows,
  type TableSpec,
  type TableState,
  type TableWindow,
} from "@/lib/platform/table-query";
import { ACCOUNT_TABLE, listAccounts } from "@/lib/shop/accounts/account-list";
import type { Actor } from "@/lib/shop/auth/actor";
import type { Scope } from "@/lib/shop/auth/scopes";
import { PRODUCT_TABLE } from "@/lib/shop/catalog/product-filters";
import { listProductLines } from "@/lib/shop/catalog/product-table";
import { ORDER_TABLE } from "@/lib/shop/orders/order-state";
import { listOrderLines } from "@/lib/shop/orders/order-table";
import { CUSTOMER_TABLE, listCustomers } from "./customers";
import { AUDIT_TABLE, listAudit } from "./audit-list";

export const TABLE_NAMES = ["audit", "customers", "orders", "products", "users"] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export const tableFormatSchema = z.enum(["csv", "jsonl"]).default("csv");

type Row = Readonly<Record<string, unknown>>;

interface ExportedTable {
  /** What it needs; the query asks for it again. */
  scope: Scope;
  spec: TableSpec;
  /** Who may read it is decided in here. */
  list(actor: Actor, state: TableState, window: TableWindow): Promise<TableRows<object>>;
}

const TABLES: Readonly<Record<TableName, ExportedTable>> = {
  audit: { scope: "audit:read", spec: AUDIT_TABLE, list: listAudit },
  customers: { scope: "customers:read", spec: CUSTOMER_TABLE, list: listCustomers },
  orders: { scope: "orders:read", spec: ORDER_TABLE, list: listOrderLines },
  products: { scope: "catalog:read", spec: PRODUCT_TABLE, list: listProductLines },
  users: { scope: "users:write", spec: ACCOUNT_TABLE, list: listAccounts },
};

/** What each table needs of whoever exports it. */
export const TABLE_SCOPES = Object.fromEntries(
  TABLE_NAMES.map((name) => [name, TABLES[name].scope] as const),
) as Readonly<Record<TableName, Scope>>;

/** Rows that are read at once. */
const STEP = 2_000;

/** A cell as text: money as amount and currency, lists and objects as JSON. */
function toCell(value: unknown): unknown {
  return value !== null && typeof value === "object" ? JSON.stringify(value) : value;
}

function toLines(rows: readonly Row[], format: "csv" | "jsonl", isFirst: boolean): string {
  if (format === "jsonl") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const cells = rows.map((row) => Object.values(row).map(toCell));
  const head = isFirst && rows[0] ? [Object.keys(rows[0])] : [];
  // A spreadsheet would run what begins like a formula, whoever wrote it.
  return stringify([...head, ...cells], { escape_formulas: true, cast: { boolean: String } });
}

/**
 * A table as a file, a step of its rows at a time however long it is. Throws AppError unauthenticated or forbidden before
 * the first row.
 */
export async function exportTable(
  name: TableName,
  query: Readonly<Record<string, unknown>> & { format: "csv" | "jsonl" },
  actor: Actor,
): Promise<Response> {
  const { spec, list } = TABLES[name];
  const state = readTableState(spec, query as Record<string, string>);
  const { format } = query;
  let next: readonly object[] | null = (await list(actor, state, { skip: 0, take: STEP })).rows;
  let sent = 0;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      next ??= (await list(actor, state, { skip: sent, take: STEP })).rows;
      const rows = next;
      if (rows.length > 0) controller.enqueue(encoder.encode(toLines(rows as Row[], format, sent === 0)));
      sent += rows.length;
      next = null;
      if (rows.length < STEP) controller.close();
    },
  });
  const type = format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}
