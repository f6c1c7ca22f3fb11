package io.clearshare.domain.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A field of an event.
 *
 * @param need what happens when it is absent or unfit
 * @param words for {@link FieldType#CHOICE}: what it may say
 */
record Field(String name, FieldType type, Need need, String... words) {

    /** What an unfit value does to the record. */
    enum Need {
        /** Absent or unfit, it refuses the record. */
        REQUIRED,
        /** Unfit, it refuses the record: it decides who is paid, so it is not guessed. */
        DECIDING,
        /** Unfit, it is absent: it only describes. */
        DESCRIBING
    }

    static Field required(String name, FieldType type, String... words) {
        return new Field(name, type, Need.REQUIRED, words);
    }

    static Field deciding(String name, FieldType type, String... words) {
        return new Field(name, type, Need.DECIDING, words);
    }

    static Field describing(String name, FieldType type, String... words) {
        return new Field(name, type, Need.DESCRIBING, words);
    }

    byte[] nameBytes() {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** The field's word that equals the text, one instance for all events; null if there is none. */
    @Nullable
    String word(String text) {
        for (String word : words) {
            if (word.equals(text)) {
                return word;
            }
        }
        return null;
    }
}
