package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Large payouts through the escrow: funded, approved, released or given back. */
class EscrowITCase extends EscrowScene {

    @Test
    void anApprovedPayoutIsFundedVisiblyAndReleasedToItsRecipient() {
        String wallet = wallet();
        UUID id = payout("happy", wallet, MICROS);
        assertThat(state(id)).isEqualTo("AWAITING_APPROVAL");
        work(() -> escrowState(id).equals("FUNDED"));
        assertThat(usdc(parts.multisig())).as("visible on the chain").isEqualTo(MICROS);
        assertThat(memos(parts.multisig())).anyMatch(memo -> memo.endsWith(" escrow-fund:" + id + ":" + root(id)));
        assertThat(memos(node.treasury().getPublicKeyBase58()))
                .as("listed under the treasury")
                .anyMatch(memo -> memo.contains("escrow-fund:" + id));
        approve(id, "f1");
        workSome();
        assertThat(state(id)).as("one approval of two").isEqualTo("AWAITING_APPROVAL");
        assertThat(usdc(wallet)).isZero();
        approve(id, "f2");
        work(() -> state(id).equals("SETTLED"));
        assertThat(usdc(wallet)).isEqualTo(MICROS);
        assertThat(usdc(parts.multisig())).isZero();
        assertThat(memos(wallet)).hasSize(1).allMatch(memo -> memo.endsWith(" payout:" + id + ":" + root(id)));
        assertThat(new StoredBalances(database.client()).ofAccount(Account.TREASURY_USDC.address()))
                .isEqualTo(MICROS);
        assertThat(escrowState(id)).isEqualTo("RELEASED");
    }

    @Test
    void aRefusedPayoutComesBackBeforeItsAmountIsFree() {
        long treasury = usdc(node.treasury().getPublicKeyBase58());
        UUID funded = payout("refused", wallet(), MICROS);
        work(() -> escrowState(funded).equals("FUNDED"));
        refuse(funded);
        assertThat(state(funded)).isEqualTo("REFUNDING");
        assertThat(available("refused")).as("still reserved").isZero();
        work(() -> !state(funded).equals("REFUNDING"));
        assertThat(state(funded)).isEqualTo("REFUSED");
        assertThat(reason(funded)).isEqualTo("no invoice");
        assertThat(available("refused")).isEqualTo(MICROS);
        assertThat(usdc(node.treasury().getPublicKeyBase58())).isEqualTo(treasury);
        assertThat(memos(parts.multisig()))
                .anyMatch(memo -> memo.endsWith(" escrow-refund:" + funded + ":" + root(funded)));

        UUID onItsWay = payout("on-its-way", wallet(), MICROS);
        work(() -> count("SELECT count(*) FROM escrow_attempt WHERE payout_id = '%s'".formatted(onItsWay)) == 1);
        refuse(onItsWay);
        assertThat(state(onItsWay)).as("the funding may still land").isEqualTo("REFUNDING");
        work(() -> state(onItsWay).equals("REFUSED"));
        UUID untouched = payout("untouched", wallet(), MICROS);
        refuse(untouched);
        assertThat(state(untouched)).as("nothing was signed").isEqualTo("REFUSED");
        assertThat(new StoredBalances(database.client()).ofAccount(Account.TREASURY_USDC.address()))
                .isZero();
    }

    @Test
    void whatMayNotBePaidAnyMoreComesBackAndCapsHoldWhatIsTooLarge() {
        UUID id = payout("too-large", wallet(), MEMBER_CAP + 1);
        work(() -> escrowState(id).equals("FUNDED"));
        approve(id, "f1", "f2");
        workSome();
        assertThat(state(id)).isEqualTo("CREATED");
        assertThat(reason(id)).contains("PAYOUT_CAP");
        answer = new StillPayable.Answer(StillPayable.Verdict.NO, "not active any more");
        work(() -> state(id).equals("CANCELLED"));
        assertThat(reason(id)).isEqualTo("not active any more");
        assertThat(available("too-large")).isEqualTo(MEMBER_CAP + 1);
    }

    @Test
    void whoRefusesWhileAWorkerSignsIsNotOverruled() {
        UUID id = payout("meanwhile", wallet(), MICROS);
        round(worker(new Crash.Dice(0, 0), new RefusedMeanwhile(rails.escrow(), () -> refuse(id))));
        workSome();
        assertThat(state(id)).isEqualTo("REFUSED");
        assertThat(reason(id)).isEqualTo("no invoice");
        assertThat(count("SELECT count(*) FROM escrow_attempt"))
                .as("signed, but never stored or sent")
                .isZero();
        UUID early = payout("too-early", wallet(), MICROS);
        approve(early, "f1", "f2");
        answer = new StillPayable.Answer(StillPayable.Verdict.NO, "a reversal came");
        work(() -> state(early).equals("CANCELLED"));
    }

    @Test
    void theDatabaseLetsNothingOutThatIsNotFundedAndApproved() {
        UUID id = payout("guarded", wallet(), MICROS);
        assertThatThrownBy(() -> attempt(id, "x1")).hasMessageContaining("not funded and approved");
        work(() -> escrowState(id).equals("FUNDED"));
        assertThatThrownBy(() -> attempt(id, "x2")).hasMessageContaining("not funded and approved");
        assertThatThrownBy(() -> move(id, "FUND")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> move(id, "REFUND")).hasMessageContaining("no REFUND");
        for (String end : List.of("REFUSED", "CANCELLED")) {
            assertThatThrownBy(() -> database.jdbc()
                            .update(
                                    "UPDATE payout SET state = ?, reason = 'r', refused_by = 'f' WHERE payout_id = ?",
                                    end,
                                    id))
                    .hasMessageContaining("while its escrow is FUNDED");
        }
        for (String state : List.of("RELEASED", "REFUNDED", "FOUND", "UNFUNDED")) {
            assertThatThrownBy(() -> database.jdbc()
                            .update(
                                    "UPDATE payout_escrow SET state = ?, left_at = now() WHERE payout_id = ?",
                                    state,
                                    id))
                    .isInstanceOf(DataAccessException.class);
        }
        approve(id, "f1", "f2");
        node.control("{\"fault\":{\"kind\":\"delayed\",\"blocks\":60,\"memo\":\"payout:%s\"}}".formatted(id));
        work(() -> state(id).equals("SIGNED"));
        assertThatThrownBy(() -> move(id, "REFUND")).as("the release may land").hasMessageContaining("no REFUND");
        assertThatThrownBy(
                        () -> database.jdbc().update("UPDATE payout SET state = 'REFUNDING' WHERE payout_id = ?", id))
                .hasMessageContaining("may still pay");
        work(() -> state(id).equals("SETTLED"));
        assertThatThrownBy(() -> move(id, "REFUND")).hasMessageContaining("no REFUND");
    }

    private void attempt(UUID id, String signature) {
        database.jdbc().update("""
                INSERT INTO payout_attempt (payout_id, no, signature, wire, blockhash, last_valid_block_height,
                    context_slot, signed_at) VALUES (?, 1, ?, ?, 'b', 1, 1, now())
                """, id, signature, new byte[100]);
    }

    private void move(UUID id, String purpose) {
        database.jdbc().update("""
                INSERT INTO escrow_attempt (payout_id, purpose, no, signature, wire, blockhash, nonce_account,
                    last_valid_block_height, context_slot, signed_at)
                SELECT payout_id, ?, 9, ?, ?, 'b', CASE ? WHEN 'FUND' THEN '' ELSE coalesce(nonce_account, '') END, 1, 1,
                    now() FROM payout_escrow WHERE payout_id = ?
                """, purpose, purpose, new byte[100], purpose, id);
    }

    /** While it signs, something else happens. */
    private record RefusedMeanwhile(EscrowRail rail, Runnable meanwhile) implements EscrowRail {

        @Override
        public String multisig() {
            return rail.multisig();
        }

        @Override
        public List<String> nonces() {
            return rail.nonces();
        }

        @Override
        public Signing sign(Kind kind, Payment payment, String nonceAccount) {
            Signing signing = rail.sign(kind, payment, nonceAccount);
            meanwhile.run();
            return signing;
        }

        @Override
        public String send(SignedPayment signed) {
            return rail.send(signed);
        }

        @Override
        public Fate prove(Kind kind, Payment payment, SignedPayment signed) {
            return rail.prove(kind, payment, signed);
        }
    }
}
