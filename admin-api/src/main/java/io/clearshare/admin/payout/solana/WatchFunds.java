package io.clearshare.admin.payout.solana;

import io.clearshare.admin.payout.PayoutFunds;
import io.clearshare.admin.payout.solana.UsdcTransfer.Funds;
import io.clearshare.domain.solana.ProgramAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at what there is to pay with, and tells before it runs out. */
@Component
@Conditional(TreasuryConfigured.class)
class WatchFunds implements PayoutFunds {

    private static final Logger LOG = LoggerFactory.getLogger(WatchFunds.class);
    private static final long USDC_MICROS_LOW = 1_000_000_000;
    private static final long LAMPORTS_LOW = 500_000_000;

    private final Endpoints nodes;
    private final Signer signer;
    private final UsdcTransfer usdc;
    private final NoteLowFunds noteLow;

    WatchFunds(Endpoints nodes, Signer signer, UsdcTransfer usdc, NoteLowFunds noteLow) {
        this.nodes = nodes;
        this.signer = signer;
        this.usdc = usdc;
        this.noteLow = noteLow;
    }

    @Override
    public Optional<Levels> now() {
        try {
            Funds funds = usdc.funds(nodes, signer.address(), "confirmed");
            return Optional.of(new Levels(
                    funds.treasury(),
                    funds.signer(),
                    funds.usdcMicros(),
                    funds.allowanceMicros(),
                    funds.lamports(),
                    low(funds),
                    vault(funds)));
        } catch (RpcFailure | Signer.Trouble e) {
            LOG.debug("Funds cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<Holdings> finalised() {
        try {
            Funds funds = usdc.funds(nodes, signer.address(), "finalized");
            return Optional.of(new Holdings(
                    funds.slot(),
                    funds.treasury(),
                    Math.addExact(funds.usdcMicros(), funds.vaultMicros()),
                    funds.signer(),
                    funds.lamports()));
        } catch (RpcFailure | Signer.Trouble e) {
            LOG.debug("Finalised funds cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable Vault vault(Funds funds) {
        String owner = usdc.multisig();
        return owner.isEmpty()
                ? null
                : new Vault(ProgramAddress.tokenAccount(owner, usdc.mint()), owner, funds.vaultMicros());
    }

    /** What cannot be read now is neither low nor well. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void look() {
        now().map(Levels::low).ifPresent(noteLow::note);
    }

    private static List<String> low(Funds funds) {
        List<String> low = new ArrayList<>();
        if (funds.usdcMicros() < USDC_MICROS_LOW) {
            low.add("the treasury is low on USDC");
        }
        if (funds.allowanceMicros() < USDC_MICROS_LOW) {
            low.add("the signer's allowance is low");
        }
        if (funds.lamports() < LAMPORTS_LOW) {
            low.add("the signer is low on SOL");
        }
        return low;
    }
}
