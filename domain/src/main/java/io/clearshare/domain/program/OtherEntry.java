package io.clearshare.domain.program;

/** An entry of a kind that decides nothing here, such as a campaign; kept as it was written. */
public record OtherEntry(int version, long effectiveFrom, String entity, String json) implements ProgramEntry {}
