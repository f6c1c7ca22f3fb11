-- The programme's versioned entries, never rewritten; published says whether Kafka has acknowledged the entry.
CREATE TABLE programme_entry (
    sequence       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity         TEXT NOT NULL,
    version        INT NOT NULL CHECK (version > 0),
    effective_from TIMESTAMPTZ NOT NULL,
    body           TEXT NOT NULL,
    recorded_at    TIMESTAMPTZ NOT NULL,
    recorded_by    TEXT NOT NULL,
    reason         TEXT NOT NULL DEFAULT '',
    published      BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (entity, version)
);
CREATE INDEX programme_entry_outbox_idx ON programme_entry (sequence) WHERE NOT published;

-- Months whose tiers have been fixed; a month is fixed once.
CREATE TABLE tier_month (
    month    TEXT PRIMARY KEY CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    fixed_at TIMESTAMPTZ NOT NULL
);

GRANT SELECT, INSERT ON programme_entry, tier_month TO "${application_role}";
GRANT UPDATE (published) ON programme_entry TO "${application_role}";
