package io.clearshare.domain.solana;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a legacy transaction signs: accounts, the blockhash that limits its life, instructions.
 *
 * @param keys          every account once, signers first, the payer of the fee before all
 * @param signers       how many of them sign
 * @param readOnlySigned how many of the signers, from their end, are only read
 * @param readOnlyOther  how many of the others, from their end, are only read
 */
public record WireMessage(
        List<String> keys,
        int signers,
        int readOnlySigned,
        int readOnlyOther,
        String blockhash,
        List<Instruction> instructions) {

    /** The most bytes that a transaction may have. */
    public static final int TRANSACTION_BYTES_MAX = 1232;

    /** The bytes to be signed. */
    public static byte[] compile(String payer, String blockhash, List<Instruction> instructions) {
        Map<String, AccountUse> uses = new LinkedHashMap<>();
        uses.put(payer, AccountUse.payer(payer));
        for (Instruction instruction : instructions) {
            instruction.accounts().forEach(use -> uses.merge(use.address(), use, WireMessage::both));
        }
        instructions.forEach(i -> uses.merge(i.program(), AccountUse.readOnly(i.program()), WireMessage::both));
        List<AccountUse> order = new ArrayList<>();
        for (int rank = 0; rank < 4; rank++) {
            int wanted = rank;
            uses.values().stream().filter(use -> rank(use) == wanted).forEach(order::add);
        }
        return bytes(order, blockhash, instructions);
    }

    private static AccountUse both(AccountUse one, AccountUse other) {
        return new AccountUse(one.address(), one.signer() || other.signer(), one.writable() || other.writable());
    }

    private static int rank(AccountUse use) {
        return (use.signer() ? 0 : 2) + (use.writable() ? 0 : 1);
    }

    private static byte[] bytes(List<AccountUse> order, String blockhash, List<Instruction> instructions) {
        ByteBuffer out = ByteBuffer.allocate(4 * TRANSACTION_BYTES_MAX);
        out.put((byte) order.stream().filter(AccountUse::signer).count());
        out.put((byte) order.stream().filter(use -> rank(use) == 1).count());
        out.put((byte) order.stream().filter(use -> rank(use) == 3).count());
        putLength(out, order.size());
        order.forEach(use -> out.put(Base58.address(use.address())));
        out.put(Base58.address(blockhash));
        putLength(out, instructions.size());
        List<String> keys = order.stream().map(AccountUse::address).toList();
        for (Instruction instruction : instructions) {
            out.put((byte) keys.indexOf(instruction.program()));
            putLength(out, instruction.accounts().size());
            instruction.accounts().forEach(use -> out.put((byte) keys.indexOf(use.address())));
            putLength(out, instruction.data().length);
            out.put(instruction.data());
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Reads the bytes of a legacy message, every one of them.
     *
     * @throws IllegalArgumentException when they are anything else
     */
    public static WireMessage parse(byte[] bytes) {
        try {
            return new MessageReader(bytes).read();
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The message ends too early or names what is not there", e);
        }
    }

    /** The transaction that the network takes. */
    public static byte[] transaction(byte[] message, byte[] signature) {
        return transaction(message, List.of(signature));
    }

    /** @param signatures in the order of the keys that sign */
    public static byte[] transaction(byte[] message, List<byte[]> signatures) {
        ByteBuffer wire = ByteBuffer.allocate(1 + 64 * signatures.size() + message.length);
        wire.put((byte) signatures.size());
        signatures.forEach(wire::put);
        wire.put(message);
        if (wire.position() > TRANSACTION_BYTES_MAX) {
            throw new IllegalArgumentException("A transaction of " + wire.position() + " bytes");
        }
        return wire.array();
    }

    private static void putLength(ByteBuffer out, int length) {
        int left = length;
        while (left > 0x7f) {
            out.put((byte) (left & 0x7f | 0x80));
            left >>= 7;
        }
        out.put((byte) left);
    }

    /** Reads from the first byte to the last. */
    private static final class MessageReader {

        private final ByteBuffer in;

        private MessageReader(byte[] bytes) {
            this.in = ByteBuffer.wrap(bytes);
        }

        private WireMessage read() {
            int signers = in.get();
            int readOnlySigned = in.get();
            int readOnlyOther = in.get();
            List<String> keys = new ArrayList<>();
            for (int left = length(); left > 0; left--) {
                keys.add(Base58.encode(take(32)));
            }
            requireHeader(keys, signers, readOnlySigned, readOnlyOther);
            String blockhash = Base58.encode(take(32));
            List<Instruction> instructions = new ArrayList<>();
            for (int left = length(); left > 0; left--) {
                instructions.add(instruction(keys, signers, readOnlySigned, readOnlyOther));
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes follow the message");
            }
            return new WireMessage(keys, signers, readOnlySigned, readOnlyOther, blockhash, instructions);
        }

        private static void requireHeader(List<String> keys, int signers, int readOnlySigned, int readOnlyOther) {
            boolean fits = signers >= 1
                    && readOnlySigned >= 0
                    && readOnlySigned < signers
                    && readOnlyOther >= 0
                    && signers + readOnlyOther <= keys.size();
            if (!fits || new HashSet<>(keys).size() != keys.size()) {
                throw new IllegalArgumentException("No legacy message");
            }
        }

        private Instruction instruction(List<String> keys, int signers, int readOnlySigned, int readOnlyOther) {
            String program = keys.get(in.get() & 0xff);
            List<AccountUse> accounts = new ArrayList<>();
            for (int left = length(); left > 0; left--) {
                int index = in.get() & 0xff;
                boolean signer = index < signers;
                boolean writable = signer ? index < signers - readOnlySigned : index < keys.size() - readOnlyOther;
                accounts.add(new AccountUse(keys.get(index), signer, writable));
            }
            return new Instruction(program, accounts, take(length()));
        }

        private byte[] take(int count) {
            if (count > in.remaining()) {
                throw new IllegalArgumentException("The message ends too early");
            }
            byte[] taken = new byte[count];
            in.get(taken);
            return taken;
        }

        /** A length in at most two bytes, more would not fit a transaction; only the shortest form is one. */
        private int length() {
            int low = in.get() & 0xff;
            if (low < 0x80) {
                return low;
            }
            int high = in.get() & 0xff;
            if (high == 0 || high > 0x0f) {
                throw new IllegalArgumentException("A length that no transaction has");
            }
            return low & 0x7f | high << 7;
        }
    }
}
