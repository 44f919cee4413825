#!/bin/sh
# Makes the secrets of a new installation, as NAME=value lines: deploy/new-secrets.sh > deploy/.env
set -eu
umask 077
for name in NEXTAUTH_SECRET AISLE_LIST_SECRET CRON_SECRET METRICS_TOKEN AISLE_ERASURE_SECRET ADMIN_PASSWORD POSTGRES_PASSWORD; do
  printf '%s=%s\n' "$name" "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
done
