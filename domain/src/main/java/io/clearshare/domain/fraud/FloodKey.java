package io.clearshare.domain.fraud;

/**
 * What clicks are counted together in: one ip, one code, one UTC minute.
 *
 * @param ipHash the keyed hash of the ip; the ip itself never enters a case
 */
public record FloodKey(String ipHash, String code, long minute) {}
