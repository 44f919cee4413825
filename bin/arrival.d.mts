import type { RequestListener } from "node:http";

export interface ArrivalLimits {
  wholeMs: number;
  rateMs: number;
  rateBytes: number;
  most: number;
  sweepMs: number;
}

export declare const LIMITS: ArrivalLimits;
export declare const SERVER_LIMITS: {
  headersTimeout: number;
  requestTimeout: number;
  connectionsCheckingInterval: number;
};
export declare function createArrival(limits?: ArrivalLimits): {
  readonly size: number;
  arrived(listener: RequestListener): RequestListener;
};
