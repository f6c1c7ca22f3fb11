package io.clearshare.job.stage;

import io.clearshare.job.codec.Format;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Rows;
import io.clearshare.job.state.WalletOwners;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Finds users and influencers that share a wallet, whenever it became theirs. */
public final class MatchWallets extends KeyedStage<WalletClaim, WalletOwners>
        implements OneInputStreamOperator<WalletClaim, Rows> {

    private static final long serialVersionUID = 1;

    public MatchWallets() {
        super(Format.WALLET_OWNERS);
    }

    @Override
    public void processElement(StreamRecord<WalletClaim> element) throws Exception {
        update(element.getValue());
    }

    @Override
    WalletOwners initial(String wallet, List<WalletClaim> updates) {
        return WalletOwners.none();
    }

    @Override
    boolean fold(String wallet, WalletOwners owners, List<WalletClaim> updates) {
        Set<WalletOwners.Pair> before = owners.pairs();
        updates.forEach(owners::apply);
        ResolvePeople.difference(
                before,
                owners.pairs(),
                (pair, holds) ->
                        emit(Outputs.PERSONS, PersonUpdate.sharedWallet(pair.userId(), pair.influencerId(), holds)));
        return !owners.users().isEmpty() || !owners.influencers().isEmpty();
    }

    @Override
    boolean forget(String wallet, WalletOwners owners, long now) {
        return true;
    }
}
