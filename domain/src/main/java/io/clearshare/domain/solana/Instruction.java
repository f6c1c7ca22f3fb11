package io.clearshare.domain.solana;

import java.util.List;

/** One call of a program. */
public record Instruction(String program, List<AccountUse> accounts, byte[] data) {

    public Instruction {
        accounts = List.copyOf(accounts);
    }
}
