import type { RequestListener } from "node:http";
import type { Duplex } from "node:stream";

export function refuseMalformed(listener: RequestListener): RequestListener;
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void;
