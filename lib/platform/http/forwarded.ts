import "server-only";
import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { getEnv } from "@/lib/platform/env";
import { currentSecret } from "@/lib/platform/shop-secrets";
import { isSameSecret } from "./bearer";
import { isWithin, readAddress } from "./network";

/**
 * Where a request comes from. Anybody can write `X-Forwarded-For`; it is believed of the machines that
 * `AISLE_TRUSTED_PROXIES` names, and of programs of the shop's own that show they know its secrets. Before the framework sees
 * a request its forwarded headers are written anew with what is believed, so that whoever reads one later may take it as it is.
 */

const CLAIMS = ["forwarded", "x-forwarded-port", "x-real-ip"] as const;

/** The header by which a program of the shop's own may speak for visitors it plays. */
export const PROOF_HEADER = "x-aisle-forwarder";

/** Kept: it is looked at with every request of such a program. */
let kept = { secret: "", proof: "" };

/** What such a program shows. */
export function forwarderProof(): string {
  const secret = currentSecret("CRON_SECRET");
  if (kept.secret !== secret)
    kept = { secret, proof: createHmac("sha256", secret).update("forwarded-for").digest("hex") };
  return kept.proof;
}

const first = (header: string | string[] | undefined) =>
  String(header ?? "")
    .split(",")[0]
    ?.trim() ?? "";

/**
 * The client's address: what the socket says, and behind trusted machines what the last of them that is not trusted was seen
 * as. A hop that is no address ends the way back.
 *
 * @param forwarded the value of X-Forwarded-For, the nearest hop last
 */
export function findClient(socket: string, forwarded: string, trusted: readonly string[]): string {
  const hops = forwarded.split(",").map((hop) => readAddress(hop.trim()));
  let address = readAddress(socket) ?? socket;
  while (isWithin(address, trusted) && hops.length > 0) {
    const before = hops.pop();
    if (!before) break;
    address = before;
  }
  return address;
}

/** Writes the forwarded headers of a request anew: what is believed, and nothing else. */
export function settleForwarded(incoming: IncomingMessage): void {
  const { headers, socket } = incoming;
  const trusted = getEnv().AISLE_TRUSTED_PROXIES ?? [];
  const direct = readAddress(socket.remoteAddress ?? "") ?? "unknown";
  const proof = headers[PROOF_HEADER];
  const isOurs = typeof proof === "string" && isSameSecret(proof, forwarderProof());
  const isBelieved = isOurs || isWithin(direct, trusted);
  const claimed = String(headers["x-forwarded-for"] ?? "");
  const protocol = isBelieved ? first(headers["x-forwarded-proto"]) : "";
  const host = isBelieved ? first(headers["x-forwarded-host"]) : "";
  headers["x-forwarded-for"] = isBelieved
    ? findClient(direct, claimed, isOurs ? [...trusted, direct] : trusted)
    : direct;
  headers["x-forwarded-proto"] =
    protocol === "https" || protocol === "http" ? protocol : "encrypted" in socket ? "https" : "http";
  delete headers["x-forwarded-host"];
  if (host !== "") headers["x-forwarded-host"] = host;
  for (const name of [...CLAIMS, PROOF_HEADER]) delete headers[name];
}
