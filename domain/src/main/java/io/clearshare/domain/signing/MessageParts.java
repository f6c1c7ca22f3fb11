package io.clearshare.domain.signing;

import io.clearshare.domain.solana.AccountUse;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.Programs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every reader of messages does with an instruction; each refusal is an {@link IllegalArgumentException}. */
final class MessageParts {

    static final long BASE_FEE_LAMPORTS = 5_000;
    static final long TOKEN_ACCOUNT_RENT_LAMPORTS = 2_039_280;

    private MessageParts() {}

    /** Limit and price of compute units, as far as they were read. */
    static final class Budget {

        private static final int COMPUTE_UNITS_MAX = 1_400_000;

        private long computeUnits = COMPUTE_UNITS_MAX;
        private long computePrice;

        void read(Instruction instruction) {
            ByteBuffer data = data(instruction);
            int kind = data.get();
            require(kind == 2 && data.remaining() == 4 || kind == 3 && data.remaining() == 8, "an unknown budget");
            if (kind == 2) {
                computeUnits = data.getInt();
                require(computeUnits > 0 && computeUnits <= COMPUTE_UNITS_MAX, "too many compute units");
            } else {
                computePrice = data.getLong();
                require(computePrice >= 0, "a price that is none");
            }
        }

        /** The most that fee and rent take from whoever pays them. */
        long costLamports(int signatures, long rentLamports) {
            long priority = Math.addExact(Math.multiplyExact(computePrice, computeUnits), 999_999) / 1_000_000;
            return Math.addExact(BASE_FEE_LAMPORTS * signatures + rentLamports, priority);
        }
    }

    /**
     * The token account that an instruction makes.
     *
     * @param payer who pays for it, as everything else
     */
    static String madeAccount(Instruction instruction, String payer, String mint) {
        require(instruction.data().length == 1 && instruction.data()[0] == 1, "an unknown call about accounts");
        List<String> accounts = addresses(instruction, 6);
        boolean ours = accounts.get(0).equals(payer)
                && accounts.get(3).equals(mint)
                && accounts.get(5).equals(Programs.TOKEN);
        require(ours, "an account of another token is made");
        return accounts.get(1);
    }

    /** Units of a checked transfer of tokens with six decimals. */
    static long tokenAmount(Instruction instruction) {
        ByteBuffer data = data(instruction);
        require(data.remaining() == 10 && data.get() == 12, "another call of the token program than a transfer");
        long amount = data.getLong();
        require(data.get() == 6, "a transfer with other decimals");
        return amount;
    }

    static List<String> addresses(Instruction instruction, int count) {
        require(instruction.accounts().size() == count, "an unexpected number of accounts");
        return instruction.accounts().stream().map(AccountUse::address).toList();
    }

    static ByteBuffer data(Instruction instruction) {
        require(instruction.data().length > 0, "an instruction without data");
        return ByteBuffer.wrap(instruction.data()).order(ByteOrder.LITTLE_ENDIAN);
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the memo is no text", e);
        }
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
