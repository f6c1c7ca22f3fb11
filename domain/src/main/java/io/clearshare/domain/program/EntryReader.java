package io.clearshare.domain.program;

/** Reads programme entries from JSON. */
final class EntryReader {

    private EntryReader() {}

    static ProgramEntry read(byte[] json) {
        throw new UnsupportedOperationException("" + json.length);
    }
}
