/** Solana's formats as far as payouts need them: addresses, messages, instructions. */
@NullMarked
package io.clearshare.domain.solana;

import org.jspecify.annotations.NullMarked;
