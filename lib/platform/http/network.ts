import { BlockList, isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { LRUCache } from "lru-cache";

/** The network a client lives in: 24 bits of an IPv4 address, 48 of an IPv6 one; "unknown" for anything else. */
export function networkOf(address: string): string {
  const version = isIP(address);
  if (version === 0) return "unknown";
  // The usual case, and asked with every request.
  if (version === 4) return address.slice(0, address.lastIndexOf("."));
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.octets.slice(0, 3).join(".");
  return parsed.parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(":");
}

/** IPv4 as sockets write it where they listen for both kinds. */
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;
/** How addresses read before are written: reading one takes longer than most requests do. */
const written = new LRUCache<string, string>({ max: 10_000 });

/** The one way to write an address, without the name of the network card; null for what is none. */
function normalise(address: string): string | null {
  const [plain = ""] = address.replace(MAPPED, "").split("%", 1);
  const version = isIP(plain);
  if (version !== 6) return version === 4 ? plain : null;
  const known = written.get(address);
  if (known !== undefined) return known;
  const text = ipaddr.process(plain).toString();
  written.set(address, text);
  return text;
}

/** An address as a header writes it, perhaps with a port: `192.0.2.1:443`, `[2001:db8::1]:443`; null for what is none. */
export function readAddress(text: string): string | null {
  const plain = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return normalise(plain);
}

/** Networks as they can be asked quickly: each list is read once. */
const lists = new WeakMap<readonly string[], BlockList>();

function listOf(networks: readonly string[]): BlockList {
  const known = lists.get(networks);
  if (known) return known;
  const list = new BlockList();
  for (const entry of networks) {
    const [network, bits] = ipaddr.isValidCIDR(entry)
      ? ipaddr.parseCIDR(entry)
      : [ipaddr.process(entry), null];
    if (bits === null) list.addAddress(network.toString(), network.kind());
    else list.addSubnet(network.toString(), bits, network.kind());
  }
  lists.set(networks, list);
  return list;
}

/** Whether an address is one of these, or in one of these networks (`10.0.0.0/8`). */
export function isWithin(address: string, networks: readonly string[]): boolean {
  const plain = networks.length === 0 ? null : normalise(address);
  return plain !== null && listOf(networks).check(plain, isIP(plain) === 4 ? "ipv4" : "ipv6");
}
