import { AsyncResource } from "node:async_hooks";

/**
 * Requests that arrive slowly hold nothing. Whoever answers is asked once a request is there: its body too, or so much of it as is
 * kept without anybody reading it. Until then it is a socket and a buffer, and no place among those that are worked on.
 */

/** How long what arrives may take. */
export const LIMITS = {
  /** Headers, and then a body or the first 64 kB of it. */
  wholeMs: 10_000,
  /** What comes after those: so many bytes in so long, or it is given up. A stream of lines that has nothing to say ends. */
  rateMs: 10_000,
  rateBytes: 10 * 1024,
  /** Requests that are arriving at once; where there are more, the one that has taken longest is given up. */
  most: 2_000,
  sweepMs: 1_000,
};

/** What Node itself watches over; that it looks every half minute would make a minute of ten seconds. */
export const SERVER_LIMITS = {
  headersTimeout: LIMITS.wholeMs,
  // A large file may take long, as long as it keeps coming.
  requestTimeout: 60 * 60_000,
  connectionsCheckingInterval: LIMITS.sweepMs,
};

const hasBody = ({ headers }) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

function giveUp(request, response) {
  const { socket } = request;
  if (response.headersSent || response.writableEnded) return socket.destroy();
  const requestId = crypto.randomUUID();
  response.writeHead(408, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
    connection: "close",
  });
  const title = "The request took too long to arrive.";
  response.end(JSON.stringify({ type: "about:blank", title, status: 408, code: "timeout", requestId }), () =>
    socket.destroySoon(),
  );
}

function isThere(request) {
  return request.complete || request.readableLength >= request.readableHighWaterMark;
}

class Arrival {
  #limits;
  /** By request, in the order they came: since when, and how it is answered. */
  #arriving = new Map();
  /** Requests that are being read: how much had come when, and their responses. */
  #flowing = new Map();
  #sweeper = null;

  constructor(limits) {
    this.#limits = limits;
  }

  /** Requests that are arriving. */
  get size() {
    return this.#arriving.size;
  }

  /** A listener that is asked once a request has arrived. */
  arrived = (listener) => (request, response) => {
    if (!hasBody(request)) return listener(request, response);
    // What came in one piece with its headers is there in a moment: the parser is still at it.
    process.nextTick(() => {
      if (isThere(request)) this.#answer(request, response, () => listener(request, response));
      else this.#await(request, response, listener);
    });
  };

  #await(request, response, listener) {
    // What is told later belongs to this request, though another's arrival may bring it about.
    const answer = AsyncResource.bind(() => listener(request, response));
    this.#arriving.set(request, { since: performance.now(), response, answer });
    this.#forgetAfter(request, response);
    const push = request.push;
    // The parser hands over the body so, and null at its end. It has to come to its own end first.
    request.push = (chunk, encoding) => {
      const goesOn = push.call(request, chunk, encoding);
      if (chunk === null || !goesOn) process.nextTick(() => this.#pass(request));
      return goesOn;
    };
    if (this.#arriving.size > this.#limits.most) this.#drop(this.#arriving.keys().next().value);
    this.#watch();
  }

  #pass(request) {
    const one = this.#arriving.get(request);
    if (!one) return;
    this.#arriving.delete(request);
    this.#answer(request, one.response, one.answer);
  }

  /** It is there, or what is kept of it is full: now it is answered, and what is to come has to keep coming. */
  #answer(request, response, answer) {
    if (!request.complete) {
      this.#flowing.set(request, { response, since: performance.now(), bytes: request.socket.bytesRead });
      this.#forgetAfter(request, response);
      this.#watch();
    }
    answer();
  }

  #forgetAfter(request, response) {
    const forget = () => {
      this.#arriving.delete(request);
      this.#flowing.delete(request);
    };
    request.once("close", forget);
    response.once("close", forget);
  }

  #drop(request) {
    const { response } = this.#arriving.get(request);
    this.#arriving.delete(request);
    giveUp(request, response);
  }

  #watch() {
    this.#sweeper ??= setInterval(() => this.#sweep(performance.now()), this.#limits.sweepMs).unref();
  }

  #sweep(now) {
    const { wholeMs } = this.#limits;
    for (const [request, { since }] of this.#arriving) {
      if (now - since < wholeMs) break;
      this.#drop(request);
    }
    for (const [request, one] of this.#flowing) this.#look(request, one, now);
    if (this.#arriving.size + this.#flowing.size > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = null;
  }

  #look(request, one, now) {
    const { rateBytes, rateMs } = this.#limits;
    const { bytesRead } = request.socket;
    if (request.complete) return this.#flowing.delete(request);
    // Of what nobody reads at the moment nothing more can come.
    if (request.readableLength >= request.readableHighWaterMark || bytesRead - one.bytes >= rateBytes) {
      one.bytes = bytesRead;
      one.since = now;
    } else if (now - one.since >= rateMs) {
      this.#flowing.delete(request);
      giveUp(request, one.response);
    }
  }
}

/** @param limits as LIMITS */
export const createArrival = (limits = LIMITS) => new Arrival(limits);
