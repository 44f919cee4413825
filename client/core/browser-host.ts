import { authorize, type RecordResult, type Shop } from "./contract";
import type { TrackerHost } from "./tracker";

const JSON_TYPE = "application/json";

/** A browser as the tracker needs it, which reports to `shop`. */
export function browserHost(shop: Shop, newId: TrackerHost["newId"]): TrackerHost {
  const address = `${shop.base}/api/interactions`;
  const send = (body: string) =>
    fetch(address, {
      method: "POST",
      headers: { "content-type": JSON_TYPE, ...authorize(shop) },
      // Whoever shows a key is known by it, and by no cookie.
      credentials: shop.key === undefined ? "same-origin" : "omit",
      body,
      keepalive: true,
    });
  return {
    async post(body) {
      try {
        const response = await send(body);
        const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
        return {
          status: response.status,
          retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null,
          result: response.ok ? ((await response.json()) as RecordResult) : null,
        };
      } catch {
        return null;
      }
    },
    beacon(body) {
      // A Blob, because a string would be sent as text/plain, which the shop refuses.
      if (shop.key === undefined) return navigator.sendBeacon(address, new Blob([body], { type: JSON_TYPE }));
      // Beacons cannot show a key. What is kept alive arrives as they do.
      send(body).catch(() => undefined);
      return true;
    },
    after: (ms, run) => void setTimeout(run, ms),
    now: () => Date.now(),
    elapsed: () => performance.now(),
    newId,
  };
}
