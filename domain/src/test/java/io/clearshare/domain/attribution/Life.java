package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Rfc3339;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.InfluencerState;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of user u-1, told fact by fact, in a programme with the influencers Alice, Bob and Carol. */
final class Life {

    static final long DAY = UtcTime.DAY;
    static final long JANUARY = Rfc3339.parse("2026-01-01T00:00:00Z");
    static final long NOON = Rfc3339.parse("2026-03-10T12:00:00Z");
    static final long DOLLAR = 1_000_000;

    private final List<ProgramEntry> programme = new ArrayList<>(List.of(
            influencer("inf-a", "ALICE", "u-alice"),
            influencer("inf-b", "BOB", "u-bob"),
            influencer("inf-c", "CAROL", "u-carol")));
    private final List<Touch> touches = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Exposure> exposures = new ArrayList<>();
    private final Set<String> sharedWallets = new HashSet<>();
    private final Set<String> foreignOriginals = new HashSet<>();
    private @Nullable Signup signup;

    static InfluencerEntry influencer(String id, String code, String userId) {
        return new InfluencerEntry(1, JANUARY, id, id, List.of(code), InfluencerState.ACTIVE, userId, List.of());
    }

    static Touch touchOf(String clickId, long at, String code, Evidence evidence) {
        return new Touch(clickId, "v-1", at, evidence, code, "x", "post", "spring", "p", "a");
    }

    Life click(String clickId, long at, String code) {
        touches.add(touchOf(clickId, at, code, Evidence.CLICK));
        return this;
    }

    Life view(String clickId, long at, String code) {
        touches.add(touchOf(clickId, at, code, Evidence.VIEW));
        return this;
    }

    Life signup(long at) {
        return signup(at, "");
    }

    Life signup(long at, String code) {
        signup = new Signup("e-signup", at, "u-1", "v-1", code, "", "", "", "", "", "", "");
        return this;
    }

    Life trade(String tradeId, long at, long feeMicros) {
        return add(tradeId, tradeId, at, feeMicros, "");
    }

    Life reversal(String tradeId, long at, String original) {
        return add(tradeId, tradeId, at, 77, original);
    }

    Life add(String eventId, String tradeId, long at, long feeMicros, String reverses) {
        trades.add(new Trade(
                "e-" + eventId, at, tradeId, "u-1", feeMicros * 100, feeMicros, "USD", "", "", "", "", "", reverses));
        return this;
    }

    Life exposure(String experimentId, String visitorId, String variant, long at, boolean mixed) {
        exposures.add(new Exposure(experimentId, visitorId, variant, at, "c", mixed, "u-1"));
        return this;
    }

    Life sharedWallet(String influencerId) {
        sharedWallets.add(influencerId);
        return this;
    }

    Life foreignOriginal(String tradeId) {
        foreignOriginals.add(tradeId);
        return this;
    }

    Life rule(ProgramEntry entry) {
        programme.add(entry);
        return this;
    }

    PersonFacts facts() {
        return new PersonFacts("u-1", signup, trades, touches, sharedWallets, exposures, foreignOriginals);
    }

    Programme programme() {
        return Programme.of(programme);
    }

    PersonResult result() {
        return AttributePerson.attribute(facts(), programme());
    }

    Conversion conversion(String id) {
        return result().conversions().stream()
                .filter(conversion -> conversion.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no conversion " + id));
    }

    List<String> conversionIds() {
        return result().conversions().stream().map(Conversion::id).toList();
    }

    /** The click ids on the path of a conversion. */
    List<String> path(String conversionId) {
        return conversion(conversionId).path().touches().stream()
                .map(touch -> touch.touch().clickId())
                .toList();
    }

    List<Line> lines(String conversionId) {
        return conversion(conversionId).lines();
    }
}
