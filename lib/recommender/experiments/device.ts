/** What a shopper looks with, as far as headers say. */
export const DEVICES = ["phone", "desktop"] as const;
export type Device = (typeof DEVICES)[number];

/** By the client hint where a browser sends it, else by the user agent. */
export function readDevice(headers: Pick<Headers, "get">): Device {
  const hint = headers.get("sec-ch-ua-mobile");
  if (hint === "?1") return "phone";
  if (hint === "?0") return "desktop";
  return /\b(Mobi|Mobile|Android|iPhone)\b/i.test(headers.get("user-agent") ?? "") ? "phone" : "desktop";
}
