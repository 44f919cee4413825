import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import type { Circuit, Probed } from "./circuit";
import { CONNECT_MS, DOUBT_MS, type Purpose } from "./limits";
import { isDatabaseAway } from "./unavailable";
import { noAnswer, type Watch, WatchedClient } from "./watched-client";

type OnConnect = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/**
 * A connection somebody holds already, for the next one who asks the pool in the same asynchronous context. One for the
 * process, as the pool is: a bundle may hold this module twice, and what one copy lends the other's pool has to see.
 */
const lent = createSingleton(
  "db.lent",
  () => new AsyncLocalStorage<{ client: pg.ClientBase | null }>(),
).get();

/**
 * Runs `work`, in which the first connection asked of any pool is `client`; giving it back does nothing. This is how
 * Prisma, which takes connections of a pool only, begins a transaction on a connection of ours.
 */
export function lend<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  return lent.run({ client }, work);
}

function toPoolClient(client: pg.ClientBase): pg.PoolClient {
  const borrowed = {
    query: client.query.bind(client),
    on: client.on.bind(client),
    removeListener: client.removeListener.bind(client),
    release: () => {},
  };
  return borrowed as unknown as pg.PoolClient;
}

interface PoolOptions {
  connectionString: string;
  purpose: Purpose;
  max: number;
  circuit: Circuit;
}

/** A pool whose connections have the limits of one purpose, and which fails at once while the circuit is open. */
export class WatchedPool extends pg.Pool {
  readonly #circuit: Circuit;
  readonly #purpose: Purpose;
  readonly #clients = new Set<pg.ClientBase>();
  /** Of those who wait for a connection: how to tell them that none will come. */
  readonly #waiting = new Set<(error: Error) => void>();

  constructor({ connectionString, purpose, max, circuit }: PoolOptions) {
    // Long work neither asks nor tells: it may be sent to its own end of a line that is lost for everybody else.
    const watch: Watch =
      purpose === "work"
        ? { purpose }
        : { purpose, onDoubt: () => circuit.doubt(), onAnswer: () => circuit.hear() };
    // pg hands a pool's options on to its clients, those its types do not know included.
    const options: pg.PoolConfig & { watch: Watch } = {
      Client: WatchedClient as unknown as new () => pg.ClientBase,
      connectionString,
      max,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: `aisle-${purpose}`,
      onConnect: (client) => (client as WatchedClient).introduce(),
      watch,
    };
    super(options);
    this.#circuit = circuit;
    this.#purpose = purpose;
    // Without listeners a database restart would end the process: the pool speaks of idle connections alone, each of
    // the others for itself. Whoever uses one learns of it from the query that fails.
    const onLost = (error: Error) => getLog("db").warn({ error: error.message }, "connection lost");
    this.on("error", onLost);
    this.on("connect", (client) => {
      client.on("error", onLost);
      this.#clients.add(client);
    });
    this.on("remove", (client) => this.#clients.delete(client));
  }

  /** The circuit has failed: nobody waits for a connection any more, nor, where it is open, for a silent server's answer. */
  giveUp(probed: Probed): void {
    for (const refuse of [...this.#waiting]) refuse(noAnswer());
    if (probed !== "silent" || !this.#circuit.isOpen) return;
    for (const client of this.#clients) (client as WatchedClient).cut();
    this.#clients.clear();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(onConnect: OnConnect): void;
  override connect(onConnect?: OnConnect): Promise<pg.PoolClient> | void {
    const connecting = this.#connect();
    if (!onConnect) return connecting;
    connecting.then(
      (client) => onConnect(undefined, client, client.release),
      (error: Error) => onConnect(error, undefined, () => {}),
    );
  }

  async #connect(): Promise<pg.PoolClient> {
    const loan = lent.getStore();
    if (loan?.client) {
      const { client } = loan;
      loan.client = null;
      return toPoolClient(client);
    }
    if (this.#purpose === "work") return super.connect();
    if (this.#circuit.isOpen || (this.#circuit.isNarrow && this.idleCount === 0)) throw noAnswer();
    const doubt = setTimeout(() => this.#circuit.doubt(), DOUBT_MS);
    try {
      return await this.#untilGivenUp(super.connect());
    } catch (error) {
      if (isDatabaseAway(error)) this.#circuit.doubt();
      throw error;
    } finally {
      clearTimeout(doubt);
    }
  }

  /** A connection, unless the circuit fails before there is one; should it come after all, it is for others. */
  #untilGivenUp(connecting: Promise<pg.PoolClient>): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      const refuse = (error: Error) => {
        this.#waiting.delete(refuse);
        connecting.then((client) => client.release()).catch(() => {});
        reject(error);
      };
      this.#waiting.add(refuse);
      connecting.then(resolve, reject).finally(() => this.#waiting.delete(refuse));
    });
  }
}
