package io.clearshare.admin.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how fresh the results are. */
@RestController
@Tag(name = "Progress")
class ProgressController {

    private final Progress progress;

    ProgressController(Progress progress) {
        this.progress = progress;
    }

    @GetMapping("/api/v1/progress")
    @Operation(
            summary = "How many accepted records are not readable yet, and up to when everything is",
            description = "At inputLag 0 everything accepted before the request can be queried.")
    Progress.Snapshot progress() {
        return progress.snapshot();
    }
}
