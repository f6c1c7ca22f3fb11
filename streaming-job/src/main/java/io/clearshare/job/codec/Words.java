package io.clearshare.job.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The texts of one remembered value, each written once: where it comes first, and as a number wherever it comes again.
 *
 * <p>One instance writes or reads one value. The empty text is 0.
 */
class Words {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    void write(String word, DataOutputView out) throws IOException {
        if (word.isEmpty()) {
            out.writeByte(0);
            return;
        }
        int next = numbers.size() + 1;
        Integer known = numbers.putIfAbsent(word, next);
        Wire.number(known == null ? next : known, out);
        if (known == null) {
            Wire.text(word, out);
        }
    }

    String read(DataInputView in) throws IOException {
        return read(in, Wire::text);
    }

    /** A word that other values share. */
    String label(DataInputView in) throws IOException {
        return read(in, Wire::label);
    }

    private String read(DataInputView in, Wire.Reader<String> first) throws IOException {
        int number = (int) Wire.number(in);
        if (number == 0) {
            return "";
        }
        if (number > words.size()) {
            words.add(first.read(in));
        }
        return words.get(number - 1);
    }
}
