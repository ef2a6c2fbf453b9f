package io.lethe.recommend.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.settings.SettingsAnswers.SettingsDifference;
import io.lethe.recommend.settings.SettingsChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldWriteNullForASettingThatIsNotThereOnOneSide() throws JsonProcessingException {
        // Given
        Versioned before = SmallShop.defaults();
        Versioned after = SmallShop.settings("{\"kernels\":{\"purchase\":\"exponential(60d)\"}}");

        // When
        JsonNode written = written(before, after);
        JsonNode back = written(after, before);

        // Then
        assertThat(written).hasToString("[{\"path\":\"kernels.purchase\",\"from\":null,\"to\":\"exponential(60d)\"}]");
        assertThat(back).hasToString("[{\"path\":\"kernels.purchase\",\"from\":\"exponential(60d)\",\"to\":null}]");
    }

    private static JsonNode written(Versioned before, Versioned after) throws JsonProcessingException {
        List<SettingsDifference> differences = SettingsDifference.of(SettingsChange.between(
                before.document().tree(), after.document().tree()));
        return JSON.readTree(JSON.writeValueAsString(differences));
    }
}
