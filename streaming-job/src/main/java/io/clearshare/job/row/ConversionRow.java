package io.clearshare.job.row;

import io.clearshare.domain.attribution.Conversion;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.Path;
import io.clearshare.domain.attribution.PathTouch;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.touch.Touch;
import java.util.List;
import java.util.function.Function;

/** Lays a conversion out as one row: its path in arrays, and the credits of every model beside it. */
public final class ConversionRow {

    private static final Model[] MODELS = Model.values();
    private static final long[] NO_VOLUMES = {};

    private final Conversion conversion;
    private final List<PathTouch> touches;
    private int rows;
    private final RowBinary models = new RowBinary();
    private final RowBinary positions = new RowBinary();
    private final RowBinary[] amounts = {new RowBinary(), new RowBinary(), new RowBinary(), new RowBinary()};

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
        for (Model model : MODELS) {
            if (conversion.isOrganic()) {
                row.creditNobody(model);
            } else {
                row.credit(model);
            }
        }
        return Row.written(Table.CONVERSIONS, row.columns());
    }

    private void creditNobody(Model model) {
        long share = conversion.isReversal() ? -Conversion.SHARE_NANOS : Conversion.SHARE_NANOS;
        long volume = model == conversion.paying() ? conversion.volumeMicros() : 0;
        add(model, 0, conversion.valueMicros(), share, volume, 0);
    }

    private void credit(Model model) {
        long[] weights = conversion.path().weights(model);
        long[] credits = conversion.creditMicros(model);
        long[] shares = conversion.shareNanos(model);
        boolean paying = model == conversion.paying();
        long[] volumes = paying ? conversion.volumeMicros(model) : NO_VOLUMES;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                add(model, i, credits[i], shares[i], paying ? volumes[i] : 0, paying ? commission(touches.get(i)) : 0);
            }
        }
    }

    private void add(Model model, int touch, long credit, long share, long volume, long commission) {
        rows++;
        models.text(model.wireName());
        positions.int32(touch + 1);
        amounts[0].int64(credit);
        amounts[1].int64(share);
        amounts[2].int64(volume);
        amounts[3].int64(commission);
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
        RowBinary row = new RowBinary(1024)
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
        row.count(rows).raw(models).count(rows).raw(positions);
        for (RowBinary column : amounts) {
            row.count(rows).raw(column);
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
        each(row, touch -> touch.touch().clickId());
        row.count(touches.size());
        for (PathTouch touch : touches) {
            row.int64(touch.touch().at());
        }
        each(row, touch -> touch.touch().evidence().wireName());
        each(row, PathTouch::influencerId);
        each(row, PathTouch::code);
        each(row, touch -> touch.touch().platform());
        each(row, touch -> touch.touch().contentType());
        each(row, touch -> touch.touch().campaign());
    }

    private void each(RowBinary row, Function<PathTouch, String> part) {
        row.count(touches.size());
        for (PathTouch touch : touches) {
            row.text(part.apply(touch));
        }
    }
}
