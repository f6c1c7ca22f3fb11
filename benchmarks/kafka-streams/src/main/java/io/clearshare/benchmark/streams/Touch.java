package io.clearshare.benchmark.streams;

/** The click that a signup is credited to, and when the signup was; blank when there is none. */
record Touch(long signedUpAt, String clickId, String code) {}
