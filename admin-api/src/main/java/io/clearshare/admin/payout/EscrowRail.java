package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.util.List;

/**
 * The way money goes into the escrow's vault and out of it. The treasury's signer funds and pays all costs; what leaves is
 * signed by two of three others.
 *
 * <p>Every method but the first two talks to a network and is never called inside a database transaction.
 */
public interface EscrowRail {

    /** Owner of the vault. */
    String multisig();

    /** The durable nonces that there are. */
    List<String> nonces();

    /**
     * Signs without sending; the caller stores the result before it calls {@link #send}.
     *
     * @param nonceAccount on which it lives; of no meaning for {@link Kind#FUND}
     */
    Signing sign(Kind kind, Payment payment, String nonceAccount);

    /** As {@link PayoutRail#send}. */
    String send(SignedPayment signed);

    /** What is certain about signed bytes. */
    Fate prove(Kind kind, Payment payment, SignedPayment signed);
}
