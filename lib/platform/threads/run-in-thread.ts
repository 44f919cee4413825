import { Worker, type TransferListItem } from "node:worker_threads";

export interface ThreadJob<Message, Result> {
  /** The thread's entry point. */
  script: URL;
  /** What its log lines and the debugger call it. */
  name: string;
  workerData: unknown;
  /** Buffers that belong to the thread afterwards. */
  transferList?: TransferListItem[];
  /** Node's options beside those that let it read the sources. */
  execArgv?: readonly string[];
  /** Aborted: the thread is ended at once, whatever it is doing, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Hears all that the thread says; the promise ends as soon as it calls one of the two. */
  onMessage(message: Message, end: { resolve(result: Result): void; reject(error: unknown): void }): void;
  /** What an error that ended the thread is told as. */
  toError?(error: unknown): unknown;
}

/** Runs a script of the sources in a thread of its own, so that this one hears signals and keeps its heartbeats. */
export function runInThread<Message, Result>(job: ThreadJob<Message, Result>): Promise<Result> {
  const { script, name, workerData, transferList, execArgv = [], signal } = job;
  signal?.throwIfAborted();
  const thread = new Worker(script, {
    workerData,
    transferList,
    execArgv: [...execArgv, "--import", "tsx"],
    name,
  });
  return new Promise<Result>((resolve, reject) => {
    const onAbort = () => {
      reject(signal?.reason);
      void thread.terminate();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    thread.on("message", (message: Message) => job.onMessage(message, { resolve, reject }));
    thread.once("error", (error) => reject(job.toError?.(error) ?? error));
    thread.once("exit", (code) => {
      signal?.removeEventListener("abort", onAbort);
      // Has no effect after a result or an error.
      reject(new Error(`The ${name} thread ended with code ${code} and without a result.`));
    });
  });
}
