import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";
import type { MemoryMessage } from "../kernels/threads/run-pool-thread";
import type { ThreadProgram } from "./thread-program";

/** What a thread is started with. */
export interface ThreadData {
  readonly thread: number;
  readonly buffer: SharedArrayBuffer;
  readonly port: MessagePort;
}

export interface StartedThread {
  /** Settles when the thread is up, or cannot start. */
  readonly ready: Promise<void>;
  /** Why it has ended, unless it was told to. */
  readonly lost: Error | undefined;
  send(message: MemoryMessage): void;
  /** Waits for a thread that has been told to stop. */
  ended(): Promise<void>;
  /** Ends it, whatever it is doing. */
  end(): Promise<void>;
}

/**
 * Starts thread number `thread` of a pool (thread.ts). It keeps no process alive: a pool that nobody closes ends with
 * the process.
 */
export function startThread(
  { url, execArgv = [] }: ThreadProgram,
  thread: number,
  buffer: SharedArrayBuffer,
): StartedThread {
  const { port1: port, port2 } = new MessageChannel();
  const workerData: ThreadData = { thread, buffer, port: port2 };
  const worker = new Worker(url, {
    workerData,
    transferList: [port2],
    execArgv: [...execArgv],
    name: `kernels ${thread}`,
  });
  port.unref();
  let lost: Error | undefined;
  let isTold = false;
  const exit = new Promise<void>((resolve) => {
    worker.once("exit", (code) => {
      if (!isTold) lost ??= new Error(`Thread ${thread} of the pool ended with code ${code}.`);
      resolve();
    });
  });
  worker.once("error", (error) => (lost = error instanceof Error ? error : new Error(String(error))));
  const ready = new Promise<void>((resolve, reject) => {
    worker.once("message", resolve);
    void exit.then(() => reject(lost));
  }).then(() => worker.unref());
  return {
    ready,
    get lost() {
      return lost;
    },
    send: (message) => port.postMessage(message),
    ended() {
      isTold = true;
      worker.ref();
      return exit;
    },
    async end() {
      isTold = true;
      await worker.terminate();
    },
  };
}
