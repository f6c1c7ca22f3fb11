#!/bin/bash
# Creates the role the application uses; what it may do is granted by the migrations.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password CLEARSHARE_POSTGRES_PASSWORD
CREATE ROLE clearshare_app LOGIN PASSWORD :'password';
REVOKE ALL ON DATABASE clearshare FROM PUBLIC;
GRANT CONNECT ON DATABASE clearshare TO clearshare_app;
SQL
