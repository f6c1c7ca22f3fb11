#!/bin/sh
# Starts the API in its container. The people and keys of the first start come as the variable BOOTSTRAP, because a file
# of mode 0600 that this user owns cannot be mounted portably.
set -eu
if [ -n "${BOOTSTRAP:-}" ]; then
  umask 077
  printf '%s' "$BOOTSTRAP" > "$CLEARSHARE_BOOTSTRAP_FILE"
  unset BOOTSTRAP
fi
exec java -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -Duser.timezone=UTC -jar /opt/clearshare/admin-api.jar
