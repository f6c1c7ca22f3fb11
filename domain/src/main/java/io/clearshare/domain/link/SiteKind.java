package io.clearshare.domain.link;

/** What people do on a site, which decides the channel of a visit that nothing else decides. */
enum SiteKind {
    SEARCH,
    SHOPPING,
    SOCIAL,
    VIDEO,
    EMAIL,
    AI
}
