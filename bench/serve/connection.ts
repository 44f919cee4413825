import net from "node:net";

/** Where answers are read into, each over the one before: an answer that is kept would have to be cleared away. */
const READ_BYTES = 64 * 1024;
const END_OF_HEAD = "\r\n\r\n";

/**
 * A connection that is asked one thing at a time and reads no more of an answer than its status and length. What measures
 * must not pause to tidy up its memory, which Node's own client makes it do every second.
 */
export class Connection {
  readonly #socket: net.Socket;
  readonly #host: string;
  #settle: ((status: number) => void) | null = null;
  #status = 0;
  #head = "";
  /** Bytes of the body that are still to come; null: the head is not complete. */
  #missing: number | null = null;

  constructor({ hostname, port, host }: URL) {
    this.#host = host;
    this.#socket = net.connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: Buffer.alloc(READ_BYTES),
        callback: (size, bytes) => this.#read(Buffer.from(bytes.buffer, bytes.byteOffset, size)),
      },
    });
    this.#socket.on("error", () => this.#end(0)).on("close", () => this.#end(0));
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  /** The status of the answer, once all of it has come; 0: there was none. */
  ask(path: string, headers: Readonly<Record<string, string>>): Promise<number> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#head = "";
      this.#missing = null;
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${lines.join("")}\r\n`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): boolean {
    let body = bytes.length;
    if (this.#missing === null) {
      this.#head += bytes.toString("latin1");
      const end = this.#head.indexOf(END_OF_HEAD);
      if (end < 0) return true;
      body = this.#head.length - end - END_OF_HEAD.length;
      this.#status = Number(this.#head.slice(9, 12));
      this.#missing = Number(/^content-length: (\d+)/im.exec(this.#head.slice(0, end))?.[1] ?? 0);
    }
    this.#missing -= body;
    if (this.#missing <= 0) this.#end(this.#status);
    return true;
  }

  #end(status: number): void {
    const settle = this.#settle;
    this.#settle = null;
    settle?.(status);
  }
}
