package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StoredModelTest {
    /** Written once, never anew. */
    private static final String GOLDEN =
            "011f8b08000000000002032b294a4de54a4b4d2c292d4a8dcf4bcc4d2db6cdcdacd02b4ece2f4ae54acd4b51c84f532801aa295638bc870b00fb3f4d6b2d000000";

    private static final String TEXT = "tree\nfeature_names=mix.score\nend of trees ü\n";

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        assertThat(StoredModel.fromBytes(StoredModel.toBytes(TEXT))).isEqualTo(TEXT);
        assertThat(StoredModel.fromBytes(HexFormat.of().parseHex(GOLDEN))).isEqualTo(TEXT);
        assertThat(ModelKey.fromBytes(new ModelKey("shop-1", "ranker").toBytes()))
                .isEqualTo(new ModelKey("shop-1", "ranker"));
        assertThat(new ModelKey("shop-1", "ranker").toBytes())
                .isEqualTo(HexFormat.of().parseHex("0673686f702d310672616e6b6572"));
    }

    @Test
    void shouldRefuseWhatIsNoModel() {
        assertThatThrownBy(() -> StoredModel.fromBytes(new byte[] {2, 1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 1, not 2");
        assertThatThrownBy(() -> StoredModel.fromBytes(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> StoredModel.fromBytes(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    }
}
