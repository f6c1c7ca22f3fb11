package io.clearshare.benchmark.streams;

/** Who is credited with a conversion. */
record Credit(String clickId, String code, long creditMicros) {}
