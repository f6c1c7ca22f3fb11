package io.clearshare.job.message;

import io.clearshare.domain.program.ProgramEntry;

/** A programme entry and the JSON it came as. */
public record ProgrammeUpdate(byte[] json, ProgramEntry entry) {

    public static ProgrammeUpdate of(byte[] json) {
        return new ProgrammeUpdate(json, ProgramEntry.decode(json));
    }
}
