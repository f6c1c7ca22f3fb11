package io.clearshare.domain.kyc;

import static io.clearshare.domain.kyc.Requirement.IDENTITY;
import static io.clearshare.domain.kyc.Requirement.SANCTIONS;
import static io.clearshare.domain.kyc.Requirement.TAX_FORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayoutTierTest {

    private static final Set<Requirement> ALL = EnumSet.allOf(Requirement.class);

    @Test
    void identityMayComeLastTheOthersMayNot() {
        assertThat(PayoutTier.of(ALL, ALL)).isEqualTo(PayoutTier.FULL);
        assertThat(PayoutTier.of(ALL, EnumSet.of(TAX_FORM, SANCTIONS))).isEqualTo(PayoutTier.LIMITED);
        assertThat(PayoutTier.of(ALL, EnumSet.of(IDENTITY, SANCTIONS))).isEqualTo(PayoutTier.ACCRUE);
        assertThat(PayoutTier.of(ALL, Set.of())).isEqualTo(PayoutTier.ACCRUE);
        assertThat(PayoutTier.of(EnumSet.of(SANCTIONS), EnumSet.of(SANCTIONS))).isEqualTo(PayoutTier.FULL);
        assertThat(PayoutTier.of(Set.of(), Set.of())).isEqualTo(PayoutTier.FULL);
    }

    @Test
    void theLimitIsForLife() {
        assertThat(PayoutTier.LIMITED.allowanceMicros(50, 30)).isEqualTo(20);
        assertThat(PayoutTier.LIMITED.allowanceMicros(50, 70)).isZero();
        assertThat(PayoutTier.ACCRUE.allowanceMicros(50, 0)).isZero();
        assertThat(PayoutTier.FULL.allowanceMicros(50, 70)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aListOfNamesMayHaveEmptyElementsButNoMisspeltOnes() {
        assertThat(Requirement.parse(" ,sanctions,, identity ,")).containsExactly(IDENTITY, SANCTIONS);
        assertThat(Requirement.parse("")).isEmpty();
        assertThatThrownBy(() -> Requirement.parse("sanction")).hasMessageContaining("There is no requirement");
    }
}
