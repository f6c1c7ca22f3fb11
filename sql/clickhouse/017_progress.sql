-- Question: up to which record is everything readable?
-- Grain: one row per topic and partition: every record before next_offset is in rows of a checkpoint that all writers inserted.

-- The newest checkpoint that all its writers inserted.
CREATE OR REPLACE VIEW stream_checkpoint AS
SELECT max(checkpoint_id) AS checkpoint_id
FROM
(
    SELECT checkpoint_id
    FROM stream_commits
    WHERE checkpoint_id + 1000 > (SELECT max(checkpoint_id) FROM stream_commits)
    GROUP BY checkpoint_id
    HAVING uniqExact(writer) = max(writers)
);

CREATE OR REPLACE VIEW stream_progress AS
SELECT
    max(o.checkpoint_id) AS checkpoint_id, o.topic AS topic, o.partition AS partition, max(o.next_offset) AS next_offset,
    (SELECT max(committed_at) FROM stream_commits WHERE checkpoint_id = (SELECT checkpoint_id FROM stream_checkpoint)) AS committed_at
FROM stream_offsets AS o
WHERE o.checkpoint_id <= (SELECT checkpoint_id FROM stream_checkpoint)
GROUP BY o.topic, o.partition;
