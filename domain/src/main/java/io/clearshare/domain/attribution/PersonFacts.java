package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one user; the order of the lists does not matter.
 *
 * @param signup the user's signup, the earliest by (occurredAt, eventId)
 * @param trades all trades and reversals, one per eventId; of several with one tradeId the earliest counts
 * @param touches the counted clicks and views that the user owns; the signup's code touch is not among them
 * @param sharedWalletInfluencers influencers that share a wallet with the user
 * @param exposures first exposures per experiment and visitor that the user owns
 * @param foreignOriginals tradeIds named by the user's reversals that are trades of other users
 */
public record PersonFacts(
        String userId,
        @Nullable Signup signup,
        List<Trade> trades,
        List<Touch> touches,
        Set<String> sharedWalletInfluencers,
        List<Exposure> exposures,
        Set<String> foreignOriginals) {}
