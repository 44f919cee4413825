import { createHmac, randomBytes } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** A call as it arrived. */
export interface ReceivedCall {
  method: string;
  path: string;
  form: Record<string, string>;
  key: string | undefined;
  headers: http.IncomingHttpHeaders;
}

interface Session {
  id: string;
  status: "open" | "complete" | "expired";
  form: Record<string, string>;
  intent: { id: string; status: string } | null;
}

const SECONDS = () => Math.floor(Date.now() / 1_000);

/** A PaymentIntent in the shape Stripe publishes. */
function toIntent({ intent, form }: Session) {
  const amount = Number(form["line_items[0][price_data][unit_amount]"]);
  return (
    intent && {
      id: intent.id,
      object: "payment_intent",
      amount,
      amount_capturable: intent.status === "requires_capture" ? amount : 0,
      amount_received: intent.status === "succeeded" ? amount : 0,
      application: null,
      canceled_at: null,
      capture_method: "manual",
      client_secret: `${intent.id}_secret_x`,
      created: SECONDS(),
      currency: form["line_items[0][price_data][currency]"],
      last_payment_error: null,
      livemode: false,
      metadata: { payment: form["payment_intent_data[metadata][payment]"] },
      next_action: null,
      payment_method_types: ["card"],
      status: intent.status,
    }
  );
}

/** A Checkout Session in the shape Stripe publishes. */
function toSession(session: Session, isExpanded: boolean) {
  const { id, status, form, intent } = session;
  return {
    id,
    object: "checkout.session",
    after_expiration: null,
    amount_total: Number(form["line_items[0][price_data][unit_amount]"]),
    cancel_url: form.cancel_url,
    client_reference_id: form.client_reference_id,
    created: SECONDS(),
    currency: form["line_items[0][price_data][currency]"],
    customer: null,
    customer_email: form.customer_email,
    expires_at: Number(form.expires_at),
    livemode: false,
    metadata: {},
    mode: form.mode,
    payment_intent: isExpanded ? toIntent(session) : (intent?.id ?? null),
    payment_method_types: ["card"],
    payment_status: "unpaid",
    status,
    success_url: form.success_url,
    url: status === "open" ? `https://checkout.stripe.com/c/pay/${id}` : null,
  };
}

const refusal = (message: string, code: string) => ({
  error: {
    code,
    doc_url: `https://stripe.com/docs/error-codes/${code}`,
    message,
    request_log_url: "https://dashboard.stripe.com/test/logs/req_1",
    type: "invalid_request_error",
  },
});

/**
 * A server that speaks as Stripe does, as far as the shop calls it: sessions, PaymentIntents and refunds in the shapes of its
 * reference, idempotency keys, and refusals for what cannot be done in a state. It stands in for the network only.
 */
export class StripeStandIn {
  readonly calls: ReceivedCall[] = [];
  readonly refunds: { intent: string; amount: number }[] = [];
  /** Answers every call with it instead, while it is set. */
  failWith: { status: number; body: unknown } | null = null;
  readonly #sessions = new Map<string, Session>();
  readonly #answered = new Map<string, { status: number; body: unknown }>();
  readonly #server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { status, body } = this.#receive(request, Buffer.concat(parts).toString("utf8"));
      response.writeHead(status, { "content-type": "application/json", "request-id": "req_1" });
      response.end(JSON.stringify(body));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What a shopper does on its page: pays there, so that the money is set aside. */
  payOnPage(session: string): void {
    const found = this.#sessions.get(session);
    if (found?.status !== "open") throw new Error(`${session} is not open`);
    found.intent = { id: `pi_${randomBytes(12).toString("hex")}`, status: "requires_capture" };
    found.status = "complete";
  }

  stateOf(session: string): string | undefined {
    const found = this.#sessions.get(session);
    return found?.intent?.status ?? found?.status;
  }

  /** An event about a session, with the header Stripe signs it by. */
  event(session: string, secret: string, at = SECONDS()): { body: string; signature: string } {
    const found = this.#sessions.get(session);
    if (!found) throw new Error(`no ${session}`);
    const body = JSON.stringify({
      id: `evt_${randomBytes(12).toString("hex")}`,
      object: "event",
      api_version: "2026-09-30.endive",
      created: at,
      data: { object: toSession(found, false) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type: "checkout.session.completed",
    });
    const v1 = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
    return { body, signature: `t=${at},v1=${v1},v0=${"0".repeat(64)}` };
  }

  #receive({ method = "GET", url = "/", headers }: http.IncomingMessage, text: string) {
    const form = Object.fromEntries(new URLSearchParams(text));
    const key = headers["idempotency-key"]?.toString();
    this.calls.push({ method, path: url, form, key, headers });
    if (this.failWith) return this.failWith;
    if (!/^Bearer sk_test_/.test(headers.authorization ?? ""))
      return { status: 401, body: refusal("Invalid API Key provided", "api_key_invalid") };
    const before = key === undefined ? undefined : this.#answered.get(key);
    if (before) return before;
    const answer = this.#answer(method, new URL(url, "http://stripe.test"), form);
    if (key !== undefined) this.#answered.set(key, answer);
    return answer;
  }

  #answer(method: string, { pathname, searchParams }: URL, form: Record<string, string>) {
    const [, , area, ...rest] = pathname.split("/");
    if (method === "POST" && pathname === "/v1/checkout/sessions") {
      const id = `cs_test_${randomBytes(12).toString("hex")}`;
      const session: Session = { id, status: "open", form, intent: null };
      this.#sessions.set(id, session);
      return { status: 200, body: toSession(session, false) };
    }
    if (area === "checkout") return this.#session(rest, searchParams.has("expand[]"));
    if (area === "payment_intents") return this.#intent(rest);
    if (area === "refunds") return this.#refund(form);
    return {
      status: 404,
      body: refusal(`Unrecognized request URL (${method}: ${pathname}).`, "resource_missing"),
    };
  }

  #session([, id = "", step]: string[], isExpanded: boolean) {
    const session = this.#sessions.get(id);
    if (!session)
      return { status: 404, body: refusal(`No such checkout.session: '${id}'`, "resource_missing") };
    if (step === "expire") {
      if (session.status !== "open")
        return {
          status: 400,
          body: refusal("Only open sessions can be expired.", "checkout_session_not_open"),
        };
      session.status = "expired";
    }
    return { status: 200, body: toSession(session, isExpanded) };
  }

  #withIntent(id: string): Session | undefined {
    return [...this.#sessions.values()].find(({ intent }) => intent?.id === id);
  }

  #intent([id = "", step]: string[]) {
    const session = this.#withIntent(id);
    const intent = session?.intent;
    if (!session || !intent)
      return { status: 404, body: refusal(`No such payment_intent: '${id}'`, "resource_missing") };
    if (intent.status !== "requires_capture") {
      const message = `This PaymentIntent could not be changed because it has a status of ${intent.status}.`;
      return { status: 400, body: refusal(message, "payment_intent_unexpected_state") };
    }
    intent.status = step === "capture" ? "succeeded" : "canceled";
    return { status: 200, body: toIntent(session) };
  }

  #refund({ payment_intent: intent = "", amount = "" }: Record<string, string>) {
    if (this.#withIntent(intent)?.intent?.status !== "succeeded")
      return { status: 400, body: refusal("This PaymentIntent has no charge.", "charge_already_refunded") };
    this.refunds.push({ intent, amount: Number(amount) });
    const body = {
      id: `re_${randomBytes(12).toString("hex")}`,
      object: "refund",
      amount: Number(amount),
      charge: "ch_1",
      created: SECONDS(),
      currency: "gbp",
      metadata: {},
      payment_intent: intent,
      reason: null,
      status: "succeeded",
    };
    return { status: 200, body };
  }
}
