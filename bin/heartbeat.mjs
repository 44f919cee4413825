const EVERY_MS = 1_000;

/**
 * Tells the process that started this one, every second, that this one's event loop goes round; what it does with it:
 * lib/launch/supervise.ts. Does nothing where nobody listens.
 */
export function beat() {
  let isSent = true;
  const tell = () => {
    // Of what a stopped supervisor has not read yet, one is enough.
    if (!process.connected || !isSent) return;
    isSent = false;
    process.send({ aisle: "alive" }, () => {
      isSent = true;
    });
  };
  tell();
  setInterval(tell, EVERY_MS).unref();
}
