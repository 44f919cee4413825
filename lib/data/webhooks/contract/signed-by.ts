import "server-only";
import { createHmac } from "node:crypto";
import { AppError } from "@/lib/platform/errors";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { isSameSecret } from "@/lib/platform/http/bearer";
import { readBytes } from "@/lib/platform/http/body";
import { clientAddress } from "@/lib/platform/http/client-request";
import { consume } from "@/lib/platform/http/rate-limit";
import type { Right } from "@/lib/platform/http/right";
import { parseJson } from "@/lib/platform/parse-json";
import type { Delivery, WebhookSource } from "./delivery";

/** A product with all its variants and pictures is far smaller. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Wrong signatures from an address: more are somebody trying. */
const REFUSALS = { name: "webhook-refusals", points: 60, seconds: 60 };

/** How a sender signs, and where its headers say what it sends. */
export interface Signing {
  source: WebhookSource;
  /** What its owner calls it. */
  name: string;
  signature: string;
  topic: string;
  delivery: string;
  getSecrets(): readonly string[];
  /** What it sends unsigned to see whether anybody is there; changes nothing. */
  ping?: RegExp;
}

/** Whether `signature` is the base64 HMAC-SHA256 of `body` by one of the secrets. */
export function isSigned(body: Uint8Array, signature: string | null, secrets: readonly string[]): boolean {
  if (signature === null) return false;
  // All are tried, so that the time says nothing of which.
  const matches = secrets.map((secret) =>
    isSameSecret(createHmac("sha256", secret).update(body).digest("base64"), signature.trim()),
  );
  return matches.includes(true);
}

function readDelivery(request: ApiRequest, bytes: Buffer, signing: Signing): Delivery {
  const id = request.headers.get(signing.delivery);
  const topic = request.headers.get(signing.topic);
  if (!id || !topic || id.length > 200 || topic.length > 200) {
    throw new AppError("invalid", `${signing.delivery} and ${signing.topic} must say which delivery it is.`);
  }
  try {
    return {
      source: signing.source,
      id,
      topic: topic.toLowerCase(),
      body: parseJson(bytes.toString("utf8")),
    };
  } catch (error) {
    throw new AppError("invalid", "The body is not valid JSON.", { cause: error });
  }
}

/**
 * Whoever signs the body with the secret shared with that shop: the caller is the delivery, or null for a ping. Without a
 * secret in the settings nobody is let in.
 */
export function signedBy(signing: Signing): Right<Delivery | null> {
  const { name, signature, getSecrets, ping } = signing;
  return {
    credentials: [
      {
        scheme: `${signing.source}Signature`,
        definition: {
          type: "apiKey",
          in: "header",
          name: signature,
          description: `The base64 HMAC-SHA256 of the body by the secret shared with ${name}, as ${name} sends it.`,
        },
      },
    ],
    anonymous: false,
    problems: ["invalid", "unauthenticated", "too_large", "rate_limited"],
    async admit(request) {
      const secrets = getSecrets();
      const bytes = await readBytes(request, MAX_BYTES);
      const given = request.headers.get(signature);
      if (isSigned(bytes, given, secrets)) return { caller: readDelivery(request, bytes, signing) };
      const isPing = given === null && secrets.length > 0 && ping?.test(bytes.toString("utf8"));
      if (isPing) return { caller: null };
      await consume(REFUSALS, clientAddress(request.headers));
      const why =
        secrets.length === 0 ? `No secret of ${name} is set.` : `The signature of ${name} is wrong.`;
      throw new AppError("unauthenticated", why);
    },
  };
}
