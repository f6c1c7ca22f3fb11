-- What is low in the treasury now, so that finance is told once per crossing and not after each restart.
CREATE TABLE low_funds (
    what  TEXT PRIMARY KEY,
    since TIMESTAMPTZ NOT NULL
);
GRANT SELECT, INSERT, DELETE ON low_funds TO "${application_role}";
