package io.clearshare.admin.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The nightly comparisons over HTTP. */
@RestController
@RequestMapping("/api/v1/reconciliations")
@Tag(name = "payouts")
class ReconciliationController {

    private static final int SHOWN = 30;

    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @GetMapping
    @Operation(
            summary = "Comparisons of books, chain and earnings by the reconciler, the newest first",
            description = "Stale: the last one that could compare is more than 26 hours old, or there was none.")
    Reconciliations.Newest newest() {
        return reconciliations.newest(SHOWN);
    }
}
