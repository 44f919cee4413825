import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { closeOrder, closeReportedOrder } from "@/lib/shop/orders/close-order";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

const ACTIONS = { cancel: "cancelled", return: "returned" } as const;

const ACTOR = { process: COMMAND_LINE };

function readNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError(`"${text}" is no order number. For an order of another front end add --reported.`);
  }
  return Number(text);
}

export const ordersCommand = defineCommand({
  name: "orders",
  summary: "Cancel an order or take it back: stock returns, and it earns nothing any more",
  positionals: ["<cancel|return>", "<number>"],
  options: { reported: { type: "boolean", default: false } },
  details: `
  cancel <number>      an order that was never delivered
  return <number>      an order that came back
  --reported           <number> is that of another front end, given with purchases it reported`,
  async run({ values, positionals: [action = "", number = ""], out }) {
    if (action !== "cancel" && action !== "return")
      throw new UsageError(`"${action}" is not an action; choose cancel or return.`);
    const status = ACTIONS[action];
    const close = values.reported
      ? () => closeReportedOrder(number, status, ACTOR)
      : closeOrder.bind(null, readNumber(number), status, ACTOR);
    const closed = await withSession(out, close);
    out.result({ order: number, ...closed });
    out.line(`Order ${number} is ${status}: ${closed.lines} lines earn nothing any more.`);
    return EXIT.ok;
  },
});
