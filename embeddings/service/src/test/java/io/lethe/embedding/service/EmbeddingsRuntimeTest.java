package io.lethe.embedding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.langchain4j.BundledModel;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

class EmbeddingsRuntimeTest {
    @Test
    void shouldRefuseANextModelThatIsNoneOrInUse() {
        assertThat(EmbeddingsRuntime.next("all-minilm-l6-v2-q", BundledModel.ALL_MINILM_L6_V2))
                .isEqualTo(BundledModel.ALL_MINILM_L6_V2_Q);
        assertThatThrownBy(() -> EmbeddingsRuntime.next("all-minilm", BundledModel.ALL_MINILM_L6_V2))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("lethe.embeddings.next-model: no model is called 'all-minilm'; there are ");
        assertThatThrownBy(() -> EmbeddingsRuntime.next("/nowhere/model", BundledModel.ALL_MINILM_L6_V2))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("lethe.embeddings.next-model: ")
                .hasMessageContaining("/nowhere/model");
        assertThatThrownBy(() -> EmbeddingsRuntime.next("all-minilm-l6-v2", BundledModel.ALL_MINILM_L6_V2))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("lethe.embeddings.next-model: 'all-minilm-l6-v2' is the model in use; the one to go to is"
                        + " another");
    }
}
