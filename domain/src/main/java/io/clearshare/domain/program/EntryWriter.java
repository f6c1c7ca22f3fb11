package io.clearshare.domain.program;

/** Writes programme entries as JSON. */
final class EntryWriter {

    private EntryWriter() {}

    static byte[] write(ProgramEntry entry) {
        throw new UnsupportedOperationException(entry.key());
    }
}
