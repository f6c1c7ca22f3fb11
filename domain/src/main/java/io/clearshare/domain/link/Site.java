package io.clearshare.domain.link;

import java.util.List;

/**
 * A site that visits come from.
 *
 * @param name canonical source
 * @param names what people write for it in utm_source, the canonical name included
 * @param domains its domains; {@code google.*} stands for that label under any public suffix
 */
record Site(String name, SiteKind kind, List<String> names, List<String> domains) {

    static Site of(String name, SiteKind kind, String names, String domains) {
        return new Site(name, kind, words(name + " " + names), words(domains));
    }

    private static List<String> words(String text) {
        return List.of(text.trim().split(" +"));
    }
}
