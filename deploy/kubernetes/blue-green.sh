#!/bin/sh
# Puts a release beside the one that serves, looks at it, and only then sends visitors there; the other one stays for a way back.
#
#   deploy/kubernetes/blue-green.sh <namespace> <web image> <migrate image>    the release, switched to when it is ready
#   deploy/kubernetes/blue-green.sh <namespace> back                           visitors to the one before
#
# Needs kubectl and jq. Migrations only add (docs/decisions/004-migrations.md), so that both can serve the same database.
set -eu

namespace=${1:?namespace}
image=${2:?image, or back}
kube() { kubectl --namespace "$namespace" "$@"; }
name_of() { if [ "$1" = blue ]; then echo aisle-web; else echo "aisle-web-$1"; fi; }

live=$(kube get service aisle-web -o jsonpath='{.spec.selector.color}')
case $live in
  blue) next=green ;;
  green) next=blue ;;
  *) echo "The service aisle-web selects no colour." >&2; exit 1 ;;
esac

switch_to() {
  kube patch service aisle-web --type merge -p "{\"spec\":{\"selector\":{\"color\":\"$1\"}}}"
  kube patch horizontalpodautoscaler aisle-web --type merge -p "{\"spec\":{\"scaleTargetRef\":{\"name\":\"$(name_of "$1")\"}}}"
}

if [ "$image" = back ]; then
  kube rollout status deployment "$(name_of "$next")" --timeout 60s
  switch_to "$next"
  echo "Visitors are at $next."
  exit 0
fi
migrate_image=${3:?image of the migrate target}

kube get job aisle-migrate -o json \
  | jq --arg image "$migrate_image" '
      .metadata = {name: "aisle-migrate-release", namespace: .metadata.namespace, labels: .metadata.labels}
      | del(.status, .spec.selector)
      | .spec.template.metadata.labels |= with_entries(select(.key | test("controller-uid|job-name") | not))
      | .spec.template.spec.containers[0].image = $image' > /tmp/aisle-migrate.$$
trap 'rm -f /tmp/aisle-migrate.$$' EXIT
kube delete job aisle-migrate-release --ignore-not-found
kube apply -f /tmp/aisle-migrate.$$
kube wait --for=condition=complete job aisle-migrate-release --timeout 600s

kube get deployment "$(name_of "$live")" -o json \
  | jq --arg image "$image" --arg color "$next" --arg name "$(name_of "$next")" '
      .metadata = {name: $name, namespace: .metadata.namespace, labels: (.metadata.labels + {color: $color})}
      | del(.status)
      | .spec.selector.matchLabels.color = $color
      | .spec.template.metadata.labels.color = $color
      | .spec.template.spec.containers[0].image = $image' \
  | kube apply -f -
# Ready means that migrations, catalogue and model are there.
kube rollout status deployment "$(name_of "$next")" --timeout 600s
switch_to "$next"
echo "Visitors are at $next ($image). The way back: $0 $namespace back"
echo "When that is not needed any more: kubectl -n $namespace scale deployment $(name_of "$live") --replicas 0"
