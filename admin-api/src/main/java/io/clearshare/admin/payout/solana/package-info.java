/** The payout rail over Solana: USDC transfers through one JSON-RPC node. */
@NullMarked
package io.clearshare.admin.payout.solana;

import org.jspecify.annotations.NullMarked;
