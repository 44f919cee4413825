import ipaddr from "ipaddr.js";

/** The network a client lives in: 24 bits of an IPv4 address, 48 of an IPv6 one; "unknown" for anything else. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.octets.slice(0, 3).join(".");
  return parsed.parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(":");
}

/** An address as a header writes it, perhaps with a port: `192.0.2.1:443`, `[2001:db8::1]:443`; null for what is none. */
export function readAddress(text: string): string | null {
  const plain = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return ipaddr.isValid(plain) ? ipaddr.process(plain).toString() : null;
}

/** Whether an address is one of these, or in one of these networks (`10.0.0.0/8`). */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((entry) => {
    const [network, bits] = ipaddr.isValidCIDR(entry)
      ? ipaddr.parseCIDR(entry)
      : [ipaddr.process(entry), null];
    return (
      network.kind() === parsed.kind() && parsed.match(network, bits ?? (parsed.kind() === "ipv4" ? 32 : 128))
    );
  });
}
