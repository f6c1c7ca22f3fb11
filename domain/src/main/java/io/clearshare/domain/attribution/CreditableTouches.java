package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Signup;
import io.clearshare.domain.program.CodeOwner;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Touch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A user's touches in order: those that a conversion may credit, and the others with the reason why not. */
final class CreditableTouches {

    private final PersonFacts facts;
    private final Programme programme;
    private final List<PathTouch> credited = new ArrayList<>();
    private final List<Excluded> excluded = new ArrayList<>();

    CreditableTouches(PersonFacts facts, Programme programme) {
        this.facts = facts;
        this.programme = programme;
        List<Touch> touches = new ArrayList<>(facts.touches());
        Set<String> clickIds = new HashSet<>();
        Signup signup = facts.signup();
        if (signup != null && !signup.code().isEmpty()) {
            Touch accepted = codeTouch(signup);
            touches.add(accepted);
            // A click of the same id would share its credit rows and earning lines.
            clickIds.add(accepted.clickId());
        }
        touches.sort(Touch.ORDER);
        for (Touch touch : touches) {
            if (touch.evidence() == Evidence.CLICK && !clickIds.add(touch.clickId())) {
                excluded.add(new Excluded(touch, ExclusionReason.DUPLICATE));
            } else {
                sortIn(touch);
            }
        }
    }

    /** The touch of a code that the user accepted when it signed up. */
    static Touch codeTouch(Signup signup) {
        return new Touch(
                "code:" + signup.userId(),
                signup.visitorId(),
                signup.occurredAt(),
                Evidence.CODE,
                signup.code(),
                "direct",
                "",
                "",
                "",
                "");
    }

    private void sortIn(Touch touch) {
        CodeOwner owner = programme.activeCode(touch.code(), touch.at());
        if (owner == null) {
            exclude(touch, ExclusionReason.UNKNOWN_CODE);
        } else if (touch.evidence() == Evidence.VIEW) {
            exclude(touch, ExclusionReason.VIEW);
        } else if (isOwn(owner.influencerId())) {
            exclude(touch, ExclusionReason.SELF_REFERRAL);
        } else if (programme.excludesClick(touch.clickId())) {
            exclude(touch, ExclusionReason.FRAUD);
        } else {
            credited.add(new PathTouch(touch, owner.influencerId(), owner.code()));
        }
    }

    private boolean isOwn(String influencerId) {
        return facts.sharedWalletInfluencers().contains(influencerId)
                || programme.isInfluencersUser(influencerId, facts.userId());
    }

    private void exclude(Touch touch, ExclusionReason reason) {
        excluded.add(new Excluded(touch, reason));
    }

    List<Excluded> excluded() {
        return excluded;
    }

    /** Whether a path of that time would have a touch. */
    boolean anyFor(long pathAt) {
        int end = endBy(pathAt);
        return end > 0 && Lookback.STANDARD.covers(credited.get(end - 1).touch().at(), pathAt);
    }

    /** The path of that time: the credited touches within the lookback window, in order. */
    Path pathAt(long pathAt) {
        int end = endBy(pathAt);
        int start = endBy(pathAt - Lookback.STANDARD.millis());
        return new Path(pathAt, credited.subList(start, end));
    }

    /** How many credited touches are not after the time. */
    private int endBy(long time) {
        int low = 0;
        int high = credited.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (credited.get(middle).touch().at() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
