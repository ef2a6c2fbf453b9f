package io.lethe.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

class RunCommandTest {
    @Test
    void shouldSayWhyTheServicesCannotStart() {
        // Given
        Throwable wrong = new ConfigurationException("lethe.embeddings.model: no model is called 'word2vec'");
        Throwable broken = new IllegalStateException("the port is taken");

        // Then
        assertThat(RunCommand.reason(new RuntimeException("Failed to start", new IllegalStateException(wrong))))
                .isEqualTo("lethe.embeddings.model: no model is called 'word2vec'");
        assertThat(RunCommand.reason(new RuntimeException("Failed to start", broken)))
                .isEqualTo("java.lang.IllegalStateException: the port is taken");
    }
}
