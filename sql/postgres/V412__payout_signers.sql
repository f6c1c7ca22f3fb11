-- Every key that ever paid, and how far its payments have been compared with the books: a key that was replaced may have paid
-- what a restored backup does not know. Takes the place of chain_reading, whose one row said how far the only key was read.
CREATE TABLE payout_signer (
    address     TEXT NOT NULL CHECK (char_length(address) BETWEEN 32 AND 44),
    owner       TEXT NOT NULL CHECK (char_length(owner) BETWEEN 32 AND 44), -- of the USDC that it pays with
    known_since TIMESTAMPTZ NOT NULL,
    read_up_to  TEXT NOT NULL,
    read_at     TIMESTAMPTZ,
    PRIMARY KEY (address, owner)
);
GRANT SELECT ON payout_signer TO "${application_role}";
GRANT INSERT (address, owner, known_since, read_up_to), UPDATE (read_up_to, read_at) ON payout_signer
    TO "${application_role}";
