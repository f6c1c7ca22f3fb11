package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecountMemosTest {

    @Test
    void rootsAreThoseOfTheKnownVectors() {
        List<byte[]> leaves = Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")
                .map(HexFormat.of()::parseHex)
                .toList();
        assertThat(RecountMemos.rootOf(leaves.subList(0, 1)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(RecountMemos.rootOf(leaves.subList(0, 3)))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(RecountMemos.rootOf(leaves))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    }

    @Test
    void aLineIsWrittenAsTheBooksPromiseIt() {
        assertThat(RecountMemos.leaf("a", "\u00e9"))
                .isEqualTo(new byte[] {'1', ':', 'a', '\n', '2', ':', (byte) 0xc3, (byte) 0xa9, '\n'});
    }
}
