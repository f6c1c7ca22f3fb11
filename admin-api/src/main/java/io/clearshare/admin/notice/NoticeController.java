package io.clearshare.admin.notice;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an influencer was told, and whether by mail, too. */
@RestController
@RequestMapping("/api/v1/me/notices")
@Tag(name = "payouts")
class NoticeController {

    private static final int SHOWN = 50;

    private final Notices notices;
    private final Clock clock;

    NoticeController(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** @param mails whether further ones are mailed, too */
    record MyNotices(boolean mails, List<Notice> items) {}

    /** Whether further ones are mailed, too. */
    record Choice(@NotNull Boolean mails) {}

    @GetMapping
    @Operation(summary = "What one was told about one's payouts, the newest first")
    MyNotices list(@AuthenticationPrincipal Caller caller) {
        return of(influencer(caller));
    }

    @PutMapping("/mails")
    @Operation(
            summary = "Get notices about payouts by mail, or only in the portal",
            description = "Mails about the account's safety, such as a new payout address, always go out.")
    MyNotices choose(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Choice choice) {
        String influencerId = influencer(caller);
        notices.chooseMail(influencerId, choice.mails(), clock.instant());
        return of(influencerId);
    }

    private MyNotices of(String influencerId) {
        return new MyNotices(notices.wantsMail(influencerId), notices.of(influencerId, SHOWN));
    }

    private static String influencer(Caller caller) {
        String id = caller.influencerId();
        if (id == null) {
            throw new Refused(CommonProblem.NOT_FOUND, "Only influencers are paid");
        }
        return id;
    }
}
