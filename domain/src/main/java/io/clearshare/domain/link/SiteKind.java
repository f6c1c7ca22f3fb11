package io.clearshare.domain.link;

/** What people do on a site, which decides the channel of a visit that nothing else decides. */
enum SiteKind {
    SEARCH,
    SHOPPING,
    SOCIAL,
    VIDEO,
    EMAIL,
    AI,
    /** Work and storage: a visit from there is a referral, whoever runs the site. */
    OTHER
}
