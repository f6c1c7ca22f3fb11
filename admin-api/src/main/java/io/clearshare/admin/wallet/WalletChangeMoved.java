package io.clearshare.admin.wallet;

import java.util.UUID;

/**
 * A change of a payout address was asked for, confirmed, called off or carried out.
 *
 * @param state the one it moved to
 */
record WalletChangeMoved(UUID changeId, String state) {}
