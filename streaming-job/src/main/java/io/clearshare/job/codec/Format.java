package io.clearshare.job.codec;

/**
 * Every kind of value in state or between stages. Savepoints name these constants: add at the end, never rename or remove.
 */
public enum Format {
    INBOUND(new MessageCodecs.OfInbound()),
    FACT(new MessageCodecs.OfFact()),
    VISITOR_UPDATE(new MessageCodecs.OfVisitorUpdate()),
    ACCOUNT_UPDATE(new MessageCodecs.OfAccountUpdate()),
    WALLET_CLAIM(new MessageCodecs.OfWalletClaim()),
    TRADE_MENTION(new MessageCodecs.OfTradeMention()),
    FLOOD_SIGHTING(new MessageCodecs.OfFloodSighting()),
    PERSON_UPDATE(new MessageCodecs.OfPersonUpdate()),
    OUTCOME(new MessageCodecs.OfOutcome()),
    DEAD_LETTER(new MessageCodecs.OfDeadLetter()),
    PROGRAMME_UPDATE(new MessageCodecs.OfProgrammeUpdate()),
    ROWS(new MessageCodecs.OfRows()),
    SEALED_BATCH(new MessageCodecs.OfSealedBatch()),
    SEEN_EVENTS(new PackedCodec<>(new StateCodecs.OfSeenEvents())),
    ACCOUNT(new PackedCodec<>(new StateCodecs.OfAccount())),
    VISITOR_HISTORY(new PackedCodec<>(new StateCodecs.OfVisitorHistory())),
    WALLET_OWNERS(new PackedCodec<>(new StateCodecs.OfWalletOwners())),
    ORIGINAL_OWNERS(new PackedCodec<>(new StateCodecs.OfOriginalOwners())),
    FLOOD(new PackedCodec<>(new StateCodecs.OfFlood())),
    PERSON(new PackedCodec<>(new StateCodecs.OfPerson())),
    CODES(new PackedCodec<>(new StateCodecs.OfCodes())),
    TOTALS(new PackedCodec<>(new StateCodecs.OfTotals())),
    KEY(new StateCodecs.OfKey());

    private final Codec<?> codec;

    Format(Codec<?> codec) {
        this.codec = codec;
    }

    Codec<?> codec() {
        return codec;
    }

    /** How values of this format are kept as state. */
    @SuppressWarnings("unchecked")
    public <S> PackedCodec<S> packing() {
        return (PackedCodec<S>) codec;
    }
}
