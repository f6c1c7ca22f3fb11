-- A code that is retired leads nowhere and earns nothing from then on; it stays its owner's, and nobody else can have it.
ALTER TABLE influencer_code ADD COLUMN retired_at TIMESTAMPTZ;
GRANT UPDATE (retired_at) ON influencer_code TO "${application_role}";
