package io.clearshare.job.row;

import io.clearshare.domain.attribution.Conversion;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.Path;
import io.clearshare.domain.attribution.PathTouch;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.touch.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays a conversion out as one row: its path in arrays, and the credits of every model beside it. */
public final class ConversionRow {

    private final Conversion conversion;
    private final List<PathTouch> touches;
    private final List<String> models = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final List<long[]> amounts = new ArrayList<>();

    private ConversionRow(Conversion conversion) {
        this.conversion = conversion;
        this.touches = conversion.path().touches();
    }

    /** A digest of everything that the row is made from; {@code path} is {@link #digest(Path)} of the conversion's path. */
    public static long digest(Conversion conversion, long path) {
        Digest digest = new Digest()
                .add(conversion.id())
                .add(conversion.type().ordinal())
                .add(conversion.at())
                .add(conversion.userId())
                .add(conversion.valueMicros())
                .add(conversion.volumeMicros())
                .add(conversion.reverses())
                .add(path)
                .add(conversion.paying().ordinal())
                .add(conversion.ruleVersion());
        for (Line line : conversion.lines()) {
            digest.add(line.clickId()).add(line.amountMicros());
        }
        return digest.value();
    }

    /** A digest of a path, which many conversions share. */
    public static long digest(Path path) {
        Digest digest = new Digest().add(path.at());
        for (PathTouch credited : path.touches()) {
            Touch touch = credited.touch();
            digest.add(touch.clickId())
                    .add(touch.at())
                    .add(touch.evidence().ordinal())
                    .add(credited.influencerId())
                    .add(credited.code())
                    .add(touch.platform())
                    .add(touch.contentType())
                    .add(touch.campaign());
        }
        return digest.value();
    }

    public static Row of(Conversion conversion) {
        ConversionRow row = new ConversionRow(conversion);
        for (Model model : Model.values()) {
            if (conversion.isOrganic()) {
                row.creditNobody(model);
            } else {
                row.credit(model);
            }
        }
        return Row.written(Table.CONVERSIONS, row.columns());
    }

    private void creditNobody(Model model) {
        long share = conversion.isReversal() ? -1_000_000_000L : 1_000_000_000L;
        long volume = model == conversion.paying() ? conversion.volumeMicros() : 0;
        add(model, 0, conversion.valueMicros(), share, volume, 0);
    }

    private void credit(Model model) {
        Path path = conversion.path();
        long[] weights = path.weights(model);
        long[] credits = conversion.creditMicros(model);
        long[] shares = conversion.shareNanos(model);
        boolean paying = model == conversion.paying();
        long[] volumes = paying ? conversion.volumeMicros(model) : new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                add(model, i, credits[i], shares[i], volumes[i], paying ? commission(touches.get(i)) : 0);
            }
        }
    }

    private void add(Model model, int touch, long credit, long share, long volume, long commission) {
        models.add(model.wireName());
        positions.add(touch + 1);
        amounts.add(new long[] {credit, share, volume, commission});
    }

    private long commission(PathTouch touch) {
        long sum = 0;
        for (Line line : conversion.lines()) {
            if (line.clickId().equals(touch.touch().clickId())) {
                sum += line.amountMicros();
            }
        }
        return sum;
    }

    private RowBinary columns() {
        RowBinary row = new RowBinary(512)
                .text(conversion.id())
                .text(conversion.type().wireName())
                .time(conversion.at())
                .time(
                        conversion.isOrganic()
                                ? conversion.at()
                                : conversion.path().at())
                .int64(conversion.valueMicros())
                .int64(conversion.volumeMicros())
                .text(conversion.userId())
                .text(conversion.paying().wireName());
        path(row);
        row.texts(models).int32s(positions.stream().mapToInt(i -> i).toArray());
        for (int column = 0; column < 4; column++) {
            int index = column;
            row.int64s(amounts.stream().mapToLong(a -> a[index]).toArray());
        }
        return row.int64(conversion.ruleVersion());
    }

    private void path(RowBinary row) {
        if (conversion.isOrganic()) {
            List<String> blank = List.of("");
            row.texts(blank).int64s(new long[] {conversion.at()});
            for (int i = 0; i < 6; i++) {
                row.texts(blank);
            }
            return;
        }
        row.texts(each(Touch::clickId))
                .int64s(touches.stream().mapToLong(t -> t.touch().at()).toArray())
                .texts(each(t -> t.evidence().wireName()))
                .texts(touches.stream().map(PathTouch::influencerId).toList())
                .texts(touches.stream().map(PathTouch::code).toList())
                .texts(each(Touch::platform))
                .texts(each(Touch::contentType))
                .texts(each(Touch::campaign));
    }

    private List<String> each(Function<Touch, String> part) {
        return touches.stream().map(t -> part.apply(t.touch())).toList();
    }
}
