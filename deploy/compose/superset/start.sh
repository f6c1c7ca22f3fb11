#!/bin/bash
# Prepares Superset's own database, the administrator and the connection to ClickHouse, then serves.
set -euo pipefail
: "${SUPERSET_SECRET_KEY:?set it in .env}" "${SUPERSET_ADMIN_PASSWORD:?set it in .env}"
superset db upgrade
superset init
python /app/prepare.py
exec /app/docker/entrypoints/run-server.sh
