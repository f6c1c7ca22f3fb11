package io.clearshare.job.codec;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes one kind of value field by field, and reads every version that was ever written. */
public abstract class Codec<T> {

    /** Values of earlier versions had other layouts and other keys; no release ever wrote them. */
    static final int FIRST_VERSION = 3;

    /** The version that {@link #write} writes; raised with every change of its fields. */
    public int version() {
        return FIRST_VERSION;
    }

    public abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads what {@link #write} of that version wrote. */
    public abstract T read(int version, DataInputView in) throws IOException;
}
