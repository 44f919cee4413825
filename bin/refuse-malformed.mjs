function isDecodable(address = "") {
  try {
    decodeURIComponent(address.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

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

/**
 * A listener in front of Next's. Next answers 500 to a path with a broken percent escape, and to methods that no request of
 * the web has; that is the client's mistake and must not look like ours.
 */
export function refuseMalformed(listener) {
  return (request, response) => {
    if (IMPOSSIBLE.includes(request.method)) {
      const title = `${request.method} is not understood here.`;
      return refuse(response, { status: 405, code: "method_not_allowed", title, headers: { allow: ALLOW } });
    }
    if (isDecodable(request.url)) return listener(request, response);
    const title = "The address holds a percent sign that begins no escape.";
    refuse(response, { status: 400, code: "invalid", title });
  };
}
