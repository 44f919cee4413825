import { STATUS_CODES } from "node:http";

function isDecodable(address = "") {
  try {
    decodeURIComponent(address.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

/** The framework looks for robots in it with expressions that take the square of its length. */
const LONGEST_USER_AGENT = 512;

/** A name or an address, perhaps with a port, and nothing else: addresses are made of it (RFC 9112, 3.2). */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** What Next cannot make a request of: the web's own `Request` refuses these methods. */
const IMPOSSIBLE = ["TRACE", "TRACK", "CONNECT"];
const ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

function refuse(response, { status, code, title, headers = {} }) {
  const requestId = crypto.randomUUID();
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...headers,
  });
  response.end(JSON.stringify({ type: "about:blank", title, status, code, requestId }));
}

/** What cannot be read as a request, by the parser's name for it; anything else is a 400. */
const UNREADABLE = {
  HPE_HEADER_OVERFLOW: { status: 431, code: "too_large", title: "The address or the headers are too long." },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "timeout", title: "The request took too long to arrive." },
};
const BROKEN = { status: 400, code: "invalid", title: "This is not a request that can be read." };
/** So long is still listened to what comes in: a connection that is closed before that takes the answer with it. */
const LINGER_MS = 1_000;

/** Connections that were told: whatever else comes in on them cannot be read either. */
const told = new WeakSet();

/** For a server's `clientError`: says what is wrong, where Node would hang up. */
export function answerUnreadable(error, socket) {
  if (told.has(socket)) return;
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  told.add(socket);
  const { status, code, title } = UNREADABLE[error.code] ?? BROKEN;
  const requestId = crypto.randomUUID();
  const body = JSON.stringify({ type: "about:blank", title, status, code, requestId });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    "cache-control: no-store",
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  socket.on("data", () => {}).resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** What is wrong with where a request is sent; null: nothing. */
function addressProblem({ url = "", headers: { host } }) {
  if (!url.startsWith("/")) return "The address has to begin with a slash.";
  if (!isDecodable(url)) return "The address holds a percent sign that begins no escape.";
  return host === undefined || HOST.test(host) ? null : "The Host header is no name of a host.";
}

/**
 * A listener in front of Next's. Next answers 500 to a path with a broken percent escape, to an address that is no path, to a
 * host that is none, and to methods that no request of the web has; that is the client's mistake and must not look like ours.
 */
export function refuseMalformed(listener) {
  return (request, response) => {
    if (IMPOSSIBLE.includes(request.method)) {
      const title = `${request.method} is not understood here.`;
      return refuse(response, { status: 405, code: "method_not_allowed", title, headers: { allow: ALLOW } });
    }
    const { headers } = request;
    if (headers["user-agent"]) headers["user-agent"] = headers["user-agent"].slice(0, LONGEST_USER_AGENT);
    const title = addressProblem(request);
    if (title === null) return listener(request, response);
    refuse(response, { status: 400, code: "invalid", title });
  };
}
