import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from "node:worker_threads";
import { runPoolThread, type MemoryMessage } from "../kernels/threads/run-pool-thread";
import type { ThreadData } from "./start-thread";

/** Entry point of a pool's thread: it computes what it is told to until it is told to stop. */

function receive(port: MessagePort): MemoryMessage | undefined {
  return (receiveMessageOnPort(port) as { message: MemoryMessage } | undefined)?.message;
}

const { thread, buffer, port } = workerData as ThreadData;
parentPort?.postMessage("ready");
// Not before this module has been evaluated: Node would fall with a thread that is ended while it still is.
setImmediate(() => {
  runPoolThread({ thread, buffer, receive: () => receive(port) });
  port.close();
});
