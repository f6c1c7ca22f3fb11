-- Question: which rules did the programme set, and whose is a code? Times are UTC.

-- Grain: one row per version of an entry. kind is the part of the entity before the slash.
CREATE OR REPLACE VIEW program_entries AS
SELECT entity, splitByChar('/', entity)[1] AS kind, entry_version AS version, effective_from, payload, received_at
FROM program_entry_rows FINAL;

-- Grain: one row per code (upper case, codes compare case-insensitively) that an influencer ever had; the latest entry decides.
CREATE OR REPLACE VIEW code_owners AS
SELECT code, argMax(influencer_id, (effective_from, version)) AS influencer_id
FROM
(
    SELECT
        upper(arrayJoin(JSONExtract(payload, 'codes', 'Array(String)'))) AS code,
        JSONExtractString(payload, 'influencerId') AS influencer_id,
        effective_from,
        version
    FROM program_entries
    WHERE kind = 'influencer'
)
GROUP BY code;
