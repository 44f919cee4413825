import type { RequestListener } from "node:http";

export function refuseMalformed(listener: RequestListener): RequestListener;
