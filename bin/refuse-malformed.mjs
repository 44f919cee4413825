function isDecodable(address = "") {
  try {
    decodeURIComponent(address.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

/**
 * A listener in front of Next's. Next answers 500 to a path with a broken percent escape; that is the client's mistake
 * and must not look like ours.
 */
export function refuseMalformed(listener) {
  return (request, response) => {
    if (isDecodable(request.url)) return listener(request, response);
    const requestId = crypto.randomUUID();
    response.writeHead(400, {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
    });
    const title = "The address holds a percent sign that begins no escape.";
    response.end(JSON.stringify({ type: "about:blank", title, status: 400, code: "invalid", requestId }));
  };
}
