package io.clearshare.domain.link;

import org.jspecify.annotations.Nullable;

/** Sorts a visit by its landing URL and referrer. */
public final class ClassifyLink {

    private ClassifyLink() {}

    public static Classification classify(@Nullable String url, @Nullable String referrer) {
        throw new UnsupportedOperationException("" + url + referrer);
    }
}
