/** `node bin/healthcheck.mjs <address>`: ends with 0 when the address answers 2xx within three seconds. For containers. */
try {
  const { ok } = await fetch(process.argv[2], { signal: AbortSignal.timeout(3_000) });
  process.exit(ok ? 0 : 1);
} catch {
  process.exit(1);
}
