import "server-only";
import { createSingleton } from "@/lib/platform/singleton";
import { listen } from "./listen";

/** Hears a payload, or null when the connection is new: whatever was sent before may have been missed. */
type NoticeHandler = (payload: string | null) => void;

interface Channel {
  handlers: Set<NoticeHandler>;
  stop: AbortController;
}

const channels = createSingleton("db.notices", () => new Map<string, Channel>());

function open(name: string): Channel {
  const channel: Channel = { handlers: new Set(), stop: new AbortController() };
  const tell = (payload: string | null) => channel.handlers.forEach((handler) => handler(payload));
  listen(name, { onNotice: tell, onConnect: () => tell(null) }, channel.stop.signal);
  return channel;
}

/**
 * Hears every NOTIFY on `channel`, over one connection for all of this process that listen to it. Returns how to end that;
 * the connection ends with the last of them.
 */
export function onNotices(channel: string, handler: NoticeHandler): () => void {
  const known = channels.get();
  const shared = known.get(channel) ?? open(channel);
  known.set(channel, shared);
  shared.handlers.add(handler);
  return () => {
    shared.handlers.delete(handler);
    if (shared.handlers.size > 0) return;
    shared.stop.abort();
    if (known.get(channel) === shared) known.delete(channel);
  };
}
