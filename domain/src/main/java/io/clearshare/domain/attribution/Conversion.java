package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversion of a person with the path that is credited for it.
 *
 * @param valueMicros negative for a reversal
 * @param reverses the conversion that this mirrors, or {@code ""}
 * @param paying the model that pays
 * @param ruleVersion version of the paying-model setting, 0 for the default
 */
public record Conversion(
        String id,
        ConversionType type,
        long at,
        String userId,
        long valueMicros,
        long volumeMicros,
        String reverses,
        Path path,
        Model paying,
        int ruleVersion,
        List<Line> lines) {

    /** A share of 1. */
    public static final long SHARE_NANOS = 1_000_000_000L;

    public Conversion {
        lines = List.copyOf(lines);
    }

    /** Nobody is credited: all of it is the programme's own. */
    public boolean isOrganic() {
        return path.isEmpty();
    }

    public boolean isReversal() {
        return !reverses.isEmpty();
    }

    /** The value divided among the path's touches; empty when organic. */
    public long[] creditMicros(Model model) {
        return path.allocate(model, valueMicros);
    }

    /** The trade volume divided like the credit; empty when organic. */
    public long[] volumeMicros(Model model) {
        return path.allocate(model, volumeMicros);
    }

    /** The shares in billionths, negative for a reversal; empty when organic. */
    public long[] shareNanos(Model model) {
        long[] shares = path.shareNanos(model).clone();
        if (isReversal()) {
            for (int i = 0; i < shares.length; i++) {
                shares[i] = -shares[i];
            }
        }
        return shares;
    }

    /** The rows of the credits table, models in order, touches in order, those of weight 0 left out. */
    public List<Credit> credits() {
        List<Credit> credits = new ArrayList<>();
        for (Model model : Model.values()) {
            if (isOrganic()) {
                credits.add(organicCredit(model));
            } else {
                addCredits(model, credits);
            }
        }
        return credits;
    }

    private void addCredits(Model model, List<Credit> credits) {
        long[] values = creditMicros(model);
        long[] volumes = volumeMicros(model);
        long[] shares = shareNanos(model);
        for (int i = 0; i < values.length; i++) {
            if (path.credits(model, i)) {
                PathTouch credited = path.touches().get(i);
                credits.add(new Credit(
                        model,
                        credited.influencerId(),
                        credited.code(),
                        credited.touch().clickId(),
                        values[i],
                        volumes[i],
                        shares[i],
                        model == paying,
                        credited.touch().platform(),
                        credited.touch().contentType(),
                        credited.touch().campaign()));
            }
        }
    }

    private Credit organicCredit(Model model) {
        return new Credit(model, "", "", "", valueMicros, volumeMicros, wholeShare(), model == paying, "", "", "");
    }

    private long wholeShare() {
        return isReversal() ? -SHARE_NANOS : SHARE_NANOS;
    }
}
