package io.lethe.recommend.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.service.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTagsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "\"v0\", W/\"v1\"", "*", "v1"})
    void shouldFindAVersionAmongTags(String header) {
        assertThat(SettingsTags.names(header, "v1")).isTrue();
        assertThatCode(() -> SettingsTags.require(header, "v1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "\"v11\"", "", ","})
    void shouldRefuseAChangeOfOtherSettings(String header) {
        assertThat(SettingsTags.names(header, "v1")).isFalse();
        assertThatThrownBy(() -> SettingsTags.require(header, "v1"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status())
                        .isEqualTo(412))
                .hasMessageContaining("v1");
    }

    @Test
    void shouldLetAnybodyChangeWhoTakesNothingForGranted() {
        assertThatCode(() -> SettingsTags.require(null, "v1")).doesNotThrowAnyException();
        assertThat(SettingsTags.names(SettingsTags.of("v1"), "v1")).isTrue();
    }
}
