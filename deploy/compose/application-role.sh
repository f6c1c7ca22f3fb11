#!/bin/bash
# Creates the roles of the application and of the reconciler; what they may do is granted by the migrations.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password CLEARSHARE_POSTGRES_PASSWORD
\getenv reconciler CLEARSHARE_POSTGRES_RECONCILER_PASSWORD
CREATE ROLE clearshare_app LOGIN PASSWORD :'password';
CREATE ROLE clearshare_reconciler LOGIN PASSWORD :'reconciler';
REVOKE ALL ON DATABASE clearshare FROM PUBLIC;
GRANT CONNECT ON DATABASE clearshare TO clearshare_app, clearshare_reconciler;
SQL
