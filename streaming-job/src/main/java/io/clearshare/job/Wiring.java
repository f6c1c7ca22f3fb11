package io.clearshare.job;

import io.clearshare.job.clickhouse.CommitRows;
import io.clearshare.job.codec.CodecType;
import io.clearshare.job.codec.Format;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.row.Rows;
import io.clearshare.job.stage.Outputs;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.util.OutputTag;

/** How stages are joined to streams: each under its fixed name. */
final class Wiring {

    private Wiring() {}

    static <T> SingleOutputStreamOperator<T> named(SingleOutputStreamOperator<T> stream, StageName name) {
        return stream.uid(name.uid()).name(name.title());
    }

    static <T> KeyedStream<T, String> key(DataStream<T> stream, KeySelector<T, String> key) {
        return stream.keyBy(key, new CodecType<>(Format.KEY, String.class));
    }

    /** The same named output of several stages. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> DataStream<T> both(
            OutputTag<T> tag, SingleOutputStreamOperator<Rows> first, SingleOutputStreamOperator<Rows>... others) {
        DataStream<T> all = first.getSideOutput(tag);
        for (SingleOutputStreamOperator<Rows> other : others) {
            all = all.union(other.getSideOutput(tag));
        }
        return all;
    }

    static <T> SingleOutputStreamOperator<Rows> stage(
            DataStream<T> input, StageName name, OneInputStreamOperator<T, Rows> operator) {
        return named(input.transform(name.title(), Outputs.ROWS, operator), name);
    }

    /** A keyed stage that every programme entry reaches in all its parallel instances. */
    static <T> SingleOutputStreamOperator<Rows> stage(
            KeyedStream<T, String> input,
            DataStream<ProgrammeUpdate> programme,
            StageName name,
            TwoInputStreamOperator<T, ProgrammeUpdate, Rows> operator) {
        TwoInputTransformation<T, ProgrammeUpdate, Rows> transformation = new TwoInputTransformation<>(
                input.getTransformation(),
                programme.getTransformation(),
                name.title(),
                operator,
                Outputs.ROWS,
                input.getExecutionEnvironment().getParallelism());
        transformation.setParallelism(input.getExecutionEnvironment().getParallelism(), false);
        transformation.setStateKeySelectors(input.getKeySelector(), null);
        transformation.setStateKeyType(input.getKeyType());
        input.getExecutionEnvironment().addOperator(transformation);
        return named(new Stream<>(input, transformation), name);
    }

    /** Gives the operator that the constructor hides from other packages. */
    private static final class Stream<T> extends SingleOutputStreamOperator<T> {
        Stream(DataStream<?> input, TwoInputTransformation<?, ?, T> transformation) {
            super(input.getExecutionEnvironment(), transformation);
        }
    }

    static void commit(DataStream<Rows> rows, CommitRows operator, int writers) {
        named(rows.transform(StageName.COMMIT_ROWS.title(), Types.VOID, operator), StageName.COMMIT_ROWS)
                .setParallelism(writers);
    }

    /** Dead letters go to their topic; those taken back stay there, their rows go. */
    static void publish(DataStream<DeadLetter> deadLetters, Sink<DeadLetter> topic) {
        named(deadLetters.filter(DeadLetter::holds), StageName.STANDING_DEAD_LETTERS)
                .sinkTo(topic)
                .uid(StageName.DEAD_LETTER_TOPIC.uid())
                .name(StageName.DEAD_LETTER_TOPIC.title());
    }
}
