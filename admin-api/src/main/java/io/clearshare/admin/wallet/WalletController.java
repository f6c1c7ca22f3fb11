package io.clearshare.admin.wallet;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payout addresses: influencers give them, mailed links confirm and cancel, staff watch and stop. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Wallet")
class WalletController {

    private static final int SHOWN = 100;

    private final ChangeWallet change;
    private final WalletChanges changes;
    private final ChangeLinks links;
    private final Influencers influencers;

    WalletController(ChangeWallet change, WalletChanges changes, ChangeLinks links, Influencers influencers) {
        this.change = change;
        this.changes = changes;
        this.links = links;
        this.influencers = influencers;
    }

    record WalletRequest(@NotBlank @Size(max = 200) String wallet) {}

    record LinkToken(@NotBlank @Size(max = 200) String token) {}

    record CancelRequest(@NotBlank @Size(max = 500) String reason) {}

    record Items(List<ChangeView> items) {}

    /**
     * The address that I am paid at.
     *
     * @param change one that is to take its place, or null
     */
    record WalletView(@Nullable String wallet, @Nullable ChangeView change) {}

    @GetMapping("/me/wallet")
    @Operation(summary = "The wallet that my payouts go to, and the change of it that is under way")
    WalletView mine(@AuthenticationPrincipal Caller caller) {
        String influencerId = caller.requireInfluencer();
        Influencer influencer = influencers
                .find(influencerId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "This account has been removed"));
        return new WalletView(
                influencer.wallet(),
                changes.openOf(influencerId).map(ChangeView::of).orElse(null));
    }

    @PutMapping("/me/wallet")
    @Operation(
            summary = "Set the wallet that my payouts go to",
            description = "The first one holds at once. Another one is confirmed by a mailed link and then waits")
    WalletView ask(@Valid @RequestBody WalletRequest request, @AuthenticationPrincipal Caller caller) {
        change.ask(caller.requireInfluencer(), request.wallet().strip(), caller.subject());
        return mine(caller);
    }

    @PostMapping("/me/wallet/cancel")
    @Operation(summary = "Call off the change of my wallet that is under way")
    WalletView cancelMine(@AuthenticationPrincipal Caller caller) {
        changes.openOf(caller.requireInfluencer())
                .ifPresent(open -> change.cancel(open.changeId(), caller.subject(), "by the influencer"));
        return mine(caller);
    }

    @PostMapping(path = "/wallet-changes/show", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The change that a mailed link belongs to")
    ChangeView show(@Valid @RequestBody LinkToken link) {
        return ChangeView.of(changes.find(changeOf(link)).orElseThrow(WalletController::invalid));
    }

    @PostMapping(path = "/wallet-changes/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Confirm a change by its mailed link")
    ChangeView confirm(@Valid @RequestBody LinkToken link) {
        UUID changeId = links.changeOf(link.token(), ChangeLinks.Power.CONFIRM).orElseThrow(WalletController::invalid);
        return ChangeView.of(change.confirm(changeId));
    }

    @PostMapping(path = "/wallet-changes/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancel a change by its mailed link")
    ChangeView cancel(@Valid @RequestBody LinkToken link) {
        return ChangeView.of(change.cancel(changeOf(link), "mail", "by the link in the notice"));
    }

    @GetMapping("/wallet-changes")
    @Operation(summary = "Changes of wallets, the newest first")
    Items list(@RequestParam(defaultValue = "true") boolean open) {
        return new Items(
                changes.newest(open, SHOWN).stream().map(ChangeView::of).toList());
    }

    @PostMapping("/wallet-changes/{id}/cancel")
    @Operation(summary = "Stop a change that looks wrong")
    ChangeView stop(
            @PathVariable UUID id, @Valid @RequestBody CancelRequest request, @AuthenticationPrincipal Caller caller) {
        return ChangeView.of(
                change.cancel(id, caller.subject(), request.reason().strip()));
    }

    private UUID changeOf(LinkToken link) {
        return links.changeOf(link.token(), ChangeLinks.Power.CANCEL)
                .or(() -> links.changeOf(link.token(), ChangeLinks.Power.CONFIRM))
                .orElseThrow(WalletController::invalid);
    }

    private static Refused invalid() {
        return new Refused(WalletProblem.LINK_INVALID, WalletProblem.LINK_INVALID.title());
    }
}
