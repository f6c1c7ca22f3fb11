-- What the reconciler found when it compared books, chain and earnings; it alone adds rows, and nobody changes them.
-- Its role gets its rights in afterMigrate.sql, because it may be created later than this table.
CREATE TABLE reconciliation (
    run_no            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    began_at          TIMESTAMPTZ NOT NULL,
    ended_at          TIMESTAMPTZ NOT NULL,
    comparisons       INT NOT NULL CHECK (comparisons >= 0),
    rows_compared     BIGINT NOT NULL CHECK (rows_compared >= 0),
    differences       INT NOT NULL CHECK (differences >= 0),
    first_differences TEXT[] NOT NULL CHECK (cardinality(first_differences) <= 100),
    trouble           TEXT NOT NULL, -- why nothing could be compared; '' when it was
    CONSTRAINT reconciliation_ends CHECK (ended_at >= began_at),
    CONSTRAINT reconciliation_names_differences CHECK ((differences = 0) = (cardinality(first_differences) = 0))
);
CREATE TRIGGER reconciliation_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
GRANT SELECT ON reconciliation TO "${application_role}";
