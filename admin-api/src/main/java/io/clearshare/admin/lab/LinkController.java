package io.clearshare.admin.lab;

import io.clearshare.domain.link.Classification;
import io.clearshare.domain.link.ClassifyLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says which platform and channel a visit came from, by the rules the redirect uses. */
@RestController
@Tag(name = "Lab")
class LinkController {

    record Visit(
            @Nullable @Size(max = 8192) String url,
            @Nullable @Size(max = 8192) String referrer) {}

    record NetworkClick(String type, String value) {}

    record Classified(
            String platform,
            String channel,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String term,
            @Nullable String content,
            @Nullable NetworkClick clickId,
            List<String> reasons) {}

    @PostMapping("/api/v1/lab/links/classify")
    @Operation(summary = "Classify a visit by its landing URL and referrer")
    Classified classify(@Valid @RequestBody Visit visit) {
        Classification found = ClassifyLink.classify(visit.url(), visit.referrer());
        Classification.NetworkClickId click = found.clickId();
        return new Classified(
                found.platform(),
                found.channel().wireName(),
                found.source(),
                found.medium(),
                found.campaign(),
                found.term(),
                found.content(),
                click == null ? null : new NetworkClick(click.type(), click.value()),
                found.reasons());
    }
}
