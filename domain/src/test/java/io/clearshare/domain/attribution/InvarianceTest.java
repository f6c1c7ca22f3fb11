package io.clearshare.domain.attribution;

import static io.clearshare.domain.attribution.Life.DAY;
import static io.clearshare.domain.attribution.Life.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.Decision;
import io.clearshare.domain.program.PayingModelEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every life: no dependence on order, no unit lost, no pay for nothing. */
class InvarianceTest {

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void resultsDoNotDependOnTheOrderOfFacts() {
        System.out.println("seed " + seed);
        for (int round = 0; round < 400; round++) {
            PersonFacts facts = anyLife();
            List<ProgramEntry> entries = anyProgramme();
            PersonResult expected = AttributePerson.attribute(facts, Programme.of(entries));
            Collections.shuffle(entries, random);
            PersonResult shuffled = AttributePerson.attribute(shuffled(facts), Programme.of(entries));
            assertThat(shuffled).isEqualTo(expected);
        }
    }

    @Test
    void creditsSumToTheValueAndSharesToOneInEveryModel() {
        System.out.println("seed " + seed);
        for (int round = 0; round < 400; round++) {
            PersonResult result = AttributePerson.attribute(anyLife(), Programme.of(anyProgramme()));
            for (Conversion conversion : result.conversions()) {
                for (Model model : Model.values()) {
                    List<Credit> credits = conversion.credits().stream()
                            .filter(credit -> credit.model() == model)
                            .toList();
                    assertThat(credits.stream().mapToLong(Credit::creditMicros).sum())
                            .isEqualTo(conversion.valueMicros());
                    assertThat(credits.stream().mapToLong(Credit::volumeMicros).sum())
                            .isEqualTo(conversion.volumeMicros());
                    assertThat(credits.stream().mapToLong(Credit::shareNanos).sum())
                            .isEqualTo(conversion.isReversal() ? -Conversion.SHARE_NANOS : Conversion.SHARE_NANOS);
                    assertThat(credits).extracting(Credit::clickId).doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void everyTradeIsCountedRefusedOrWaiting() {
        System.out.println("seed " + seed);
        for (int round = 0; round < 400; round++) {
            PersonFacts facts = anyLife();
            PersonResult result = AttributePerson.attribute(facts, Programme.of(List.of()));
            Set<String> seen = Stream.of(
                            result.refused().stream()
                                    .map(refused -> refused.trade().eventId()),
                            result.awaitingOriginal().stream().map(Trade::eventId))
                    .flatMap(events -> events)
                    .collect(Collectors.toSet());
            long trades = result.conversions().stream()
                    .filter(conversion -> conversion.type() == ConversionType.TRADE)
                    .count();
            assertThat(seen.size() + trades).isEqualTo(facts.trades().size());
        }
    }

    @Test
    void influencersEarnAtMostTheRateOfTheFees() {
        System.out.println("seed " + seed);
        for (int round = 0; round < 400; round++) {
            PersonResult result = AttributePerson.attribute(anyLife(), Programme.of(anyProgramme()));
            for (Conversion conversion : result.conversions()) {
                long paid = conversion.lines().stream()
                        .mapToLong(line -> Math.abs(line.amountMicros()))
                        .sum();
                long most = Math.abs(conversion.valueMicros());
                assertThat(paid).isLessThanOrEqualTo(conversion.type() == ConversionType.TRADE ? most / 10 : most);
            }
        }
    }

    @Test
    void aBotWithTenThousandTouchesIsCreditedToTheLastMicroUnit() {
        System.out.println("seed " + seed);
        Life bot = new Life();
        for (int i = 0; i < 10_000; i++) {
            long at = NOON - (long) (random.nextDouble() * 30 * DAY);
            bot.click("c" + i, at, random.nextBoolean() ? "ALICE" : "BOB");
        }
        bot.signup(NOON);
        for (int i = 0; i < 20; i++) {
            bot.trade("t" + i, NOON + i * UtcTime.HOUR, random.nextInt(10_000_000));
        }
        PersonResult result = bot.result();
        assertThat(result.conversions()).hasSizeGreaterThan(20);
        for (Conversion conversion : result.conversions()) {
            for (Model model : Model.values()) {
                assertThat(Arrays.stream(conversion.creditMicros(model)).sum()).isEqualTo(conversion.valueMicros());
                assertThat(Arrays.stream(conversion.shareNanos(model)).sum()).isEqualTo(Conversion.SHARE_NANOS);
            }
        }
    }

    private PersonFacts shuffled(PersonFacts facts) {
        return new PersonFacts(
                facts.userId(),
                facts.signup(),
                shuffled(facts.trades()),
                shuffled(facts.touches()),
                facts.sharedWalletInfluencers(),
                shuffled(facts.exposures()),
                facts.foreignOriginals());
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private List<ProgramEntry> anyProgramme() {
        List<ProgramEntry> entries = new ArrayList<>(Arrays.asList(
                Life.influencer("inf-a", "ALICE", "u-alice"),
                Life.influencer("inf-b", "BOB", "u-bob"),
                Life.influencer("inf-c", "CAROL", "u-1"),
                new BountyEntry(1, NOON - 10 * DAY, random.nextInt(3) * 1_000L, random.nextInt(6_000)),
                new CaseEntry(1, NOON, "k", Decision.CONFIRMED, List.of("c1", "c2"), List.of("t3"))));
        for (int version = 1; version <= 3; version++) {
            Model model = Model.values()[random.nextInt(Model.values().length)];
            entries.add(new PayingModelEntry(version, NOON + random.nextInt(200) * DAY, model));
        }
        return entries;
    }

    private PersonFacts anyLife() {
        List<Touch> touches = new ArrayList<>();
        String[] codes = {"ALICE", "bob", "CAROL", "NOBODY"};
        for (int i = random.nextInt(30); i > 0; i--) {
            Evidence evidence = random.nextInt(5) == 0 ? Evidence.VIEW : Evidence.CLICK;
            touches.add(Life.touchOf("c" + i, anyTime(), codes[random.nextInt(codes.length)], evidence));
        }
        List<Trade> trades = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            String reverses = random.nextInt(4) == 0 ? "t" + random.nextInt(20) : "";
            trades.add(trade("e" + i, "t" + random.nextInt(15), anyTime(), random.nextInt(5_000), reverses));
        }
        List<Exposure> exposures = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            exposures.add(new Exposure("x", "v" + i, "red", anyTime(), "c", random.nextBoolean(), "u-1"));
        }
        Signup signup = random.nextInt(5) == 0 ? null : signup(NOON, random.nextBoolean() ? "Alice" : "");
        return new PersonFacts("u-1", signup, trades, touches, Set.of(), exposures, Set.of("t1"));
    }

    private long anyTime() {
        return NOON + (random.nextInt(300) - 40) * DAY + random.nextInt(2);
    }

    private static Signup signup(long at, String code) {
        return new Signup("e-signup", at, "u-1", "v-1", code, "", "", "", "", "", "", "");
    }

    private static Trade trade(String eventId, String tradeId, long at, long feeMicros, String reverses) {
        return new Trade(eventId, at, tradeId, "u-1", feeMicros * 3, feeMicros, "USD", "", "", "", "", "", reverses);
    }
}
