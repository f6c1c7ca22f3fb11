package io.clearshare.admin.program;

import io.clearshare.admin.settings.Settings;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The link an influencer posts. */
@Component
public class TrackedLink {

    private final URI publicUrl;

    TrackedLink(Settings settings) {
        this.publicUrl = settings.publicUrl();
    }

    public String of(Influencer influencer) {
        return publicUrl + "/r/" + influencer.code();
    }
}
