import net from "node:net";

/** Stands between a program and its database. For tests of what happens when the way between them is lost. */
export interface Relay {
  /** The database, through the relay. */
  url: string;
  /** From now on nothing passes and nothing is closed, new connections included: half open, as behind a firewall. */
  fallSilent(): void;
  /** New connections pass again. Those that were there when it fell silent stay dead, and nobody tells them. */
  recover(): void;
  close(): Promise<void>;
}

/** Starts a relay on a free port of this machine. `databaseUrl` names a host and a port. */
export async function startRelay(databaseUrl: string): Promise<Relay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let isSilent = false;
  /** Connections know the age they are of; those of an earlier one are dead. */
  let age = 0;

  function join(near: net.Socket): void {
    const born = age;
    const passes = () => !isSilent && born === age;
    const far = net.connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => passes() && to.write(chunk));
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        if (passes()) to.destroy();
      });
    }
  }

  const server = net.createServer(join);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    fallSilent: () => {
      isSilent = true;
    },
    recover: () => {
      age++;
      isSilent = false;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
