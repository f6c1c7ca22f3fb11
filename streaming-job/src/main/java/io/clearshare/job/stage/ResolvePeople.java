package io.clearshare.job.stage;

import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.touch.Link;
import io.clearshare.job.codec.Format;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.EventRows;
import io.clearshare.job.row.Rows;
import io.clearshare.job.state.Account;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Elects each user's signup and says which visitors and wallets are the user's. Accounts are kept for good. */
public final class ResolvePeople extends KeyedStage<AccountUpdate, Account>
        implements OneInputStreamOperator<AccountUpdate, Rows> {

    private static final long serialVersionUID = 1;

    /** A wallet as one of a user's ({@code influencerId} empty) or of an influencer's. */
    private record Claim(String wallet, String influencerId) {}

    public ResolvePeople() {
        super(Format.ACCOUNT);
    }

    @Override
    public void processElement(StreamRecord<AccountUpdate> element) throws Exception {
        update(element.getValue());
    }

    @Override
    Account initial(String key, List<AccountUpdate> updates) {
        return new Account();
    }

    @Override
    boolean fold(String userId, Account account, List<AccountUpdate> updates) {
        Fact electedBefore = account.signup();
        Set<Link> linksBefore = account.links();
        Set<Claim> claimsBefore = claims(account);
        for (AccountUpdate update : updates) {
            apply(account, update);
        }
        Fact elected = account.signup();
        if (elected != null && !elected.equals(electedBefore)) {
            row(EventRows.signup(elected));
            emit(Outputs.PERSONS, PersonUpdate.signup(userId, elected));
        }
        difference(
                linksBefore, account.links(), (link, holds) -> emit(Outputs.VISITORS, VisitorUpdate.link(link, holds)));
        difference(claimsBefore, claims(account), (claim, holds) -> emit(Outputs.WALLETS, claim(userId, claim, holds)));
        return true;
    }

    private void apply(Account account, AccountUpdate update) {
        Fact fact = update.fact();
        if (fact == null) {
            account.isInfluencer(update.influencerId());
        } else if (fact.event() instanceof Identity identity) {
            account.prove(identity);
        } else {
            Fact displaced = account.elect(fact);
            if (displaced != null) {
                tally(displaced, Outcome.Kind.COUNTED, -1);
                tally(displaced, Outcome.Kind.DEAD_LETTER, 1);
                deadLetter(DeadLetter.of(displaced, Refusal.DUPLICATE_ENTITY, true));
            }
        }
    }

    private static Set<Claim> claims(Account account) {
        Set<Claim> claims = new HashSet<>();
        for (String wallet : account.allWallets()) {
            claims.add(new Claim(wallet, ""));
            for (String influencer : account.influencers()) {
                claims.add(new Claim(wallet, influencer));
            }
        }
        return claims;
    }

    private static WalletClaim claim(String userId, Claim claim, boolean holds) {
        return claim.influencerId().isEmpty()
                ? WalletClaim.ofUser(claim.wallet(), userId, holds)
                : WalletClaim.ofInfluencer(claim.wallet(), claim.influencerId(), holds);
    }

    /** Tells what no longer holds, then what holds from now on. */
    static <T> void difference(Set<T> before, Set<T> after, BiConsumer<T, Boolean> tell) {
        for (T element : before) {
            if (!after.contains(element)) {
                tell.accept(element, false);
            }
        }
        for (T element : after) {
            if (!before.contains(element)) {
                tell.accept(element, true);
            }
        }
    }

    @Override
    boolean forget(String key, Account account, long now) {
        return true;
    }
}
