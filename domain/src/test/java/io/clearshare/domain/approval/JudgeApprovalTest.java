package io.clearshare.domain.approval;

import static io.clearshare.domain.approval.JudgeApproval.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.approval.JudgeApproval.Outcome;
import io.clearshare.domain.approval.JudgeApproval.Waiting;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeApprovalTest {

    @Test
    void asManyDifferentPeopleAsTheBandAsksForCompleteIt() {
        assertThat(judge(waiting(Band.ONE_APPROVAL), "ann", "h")).isEqualTo(Outcome.COMPLETES);
        assertThat(judge(waiting(Band.TWO_APPROVALS), "ann", "h")).isEqualTo(Outcome.ONE_MORE);
        assertThat(judge(waiting(Band.TWO_APPROVALS, "ann"), "ben", "h")).isEqualTo(Outcome.COMPLETES);
        assertThat(judge(waiting(Band.TWO_APPROVALS, "ann"), "ann", "h")).isEqualTo(Outcome.ALREADY_APPROVED);
        assertThat(judge(waiting(Band.ESCROW, "ann"), "ben", "h")).isEqualTo(Outcome.COMPLETES);
    }

    @Test
    void nobodyApprovesWhatTheyMadeOrGet() {
        assertThat(judge(waiting(Band.ONE_APPROVAL), "maker", "h")).isEqualTo(Outcome.APPROVER_IS_MAKER);
        assertThat(judge(waiting(Band.ONE_APPROVAL), "payee", "h")).isEqualTo(Outcome.APPROVER_IS_RECIPIENT);
    }

    @Test
    void whatWasShownIsWhatIsApproved() {
        assertThat(judge(waiting(Band.ONE_APPROVAL), "ann", "other")).isEqualTo(Outcome.CONTENT_CHANGED);
    }

    @Test
    void theEscrowBandWaitsWhereItHasTo() {
        Waiting escrow = new Waiting(Band.ESCROW, "h", Set.of(), Set.of(), "payee", false);
        assertThat(judge(escrow, "ann", "h")).isEqualTo(Outcome.ESCROW_NOT_AVAILABLE);
    }

    @Test
    void addressesOfOneMailboxAreOnePerson() {
        assertThat(Person.of("Ann.Lee+pay@Gmail.com")).isEqualTo(Person.of("annlee@googlemail.com"));
        assertThat(Person.of("ann+two@example.com")).isEqualTo(Person.of(" ANN@example.com "));
        assertThat(Person.of("ann.lee@example.com")).isNotEqualTo(Person.of("annlee@example.com"));
        assertThat(Person.of("ann@example.com")).isNotEqualTo(Person.of("ann@example.org"));
    }

    private static Waiting waiting(Band band, String... approvedBy) {
        return new Waiting(band, "h", Set.of(approvedBy), Set.of("maker"), "payee", true);
    }
}
