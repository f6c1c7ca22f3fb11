-- From which balance an influencer wants to be paid, where that is more than the programme's threshold.
CREATE TABLE payout_threshold (
    influencer_id    TEXT PRIMARY KEY REFERENCES influencer (influencer_id),
    threshold_micros BIGINT NOT NULL CHECK (threshold_micros BETWEEN 1 AND 1000000000000),
    changed_at       TIMESTAMPTZ NOT NULL
);
GRANT SELECT, INSERT, DELETE, UPDATE (threshold_micros, changed_at) ON payout_threshold TO "${application_role}";
