package io.lethe.recommend.service.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.recommend.service.settings.SettingsPreview.Summary;
import io.lethe.recommend.service.settings.SettingsPreview.UserChange;
import io.lethe.recommend.settings.SettingsChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Response bodies for the settings history and previews. */
final class SettingsAnswers {
    private SettingsAnswers() {}

    /**
     * A setting that differs.
     *
     * @param path the setting, such as {@code mix.trend}
     * @param from what it is on the one side; null where it is not there
     * @param to   what it is on the other
     */
    public record SettingsDifference(
            String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        static List<SettingsDifference> of(List<SettingsChange> changes) {
            return changes.stream()
                    .map(change -> new SettingsDifference(change.path(), change.from(), change.to()))
                    .toList();
        }
    }

    /**
     * A change of the settings.
     *
     * @param number   its place in the history, from 1
     * @param version  the version that it put in force
     * @param how      put, patch, undo, restore or file
     * @param restores for an undo, the number of the change that it went back to; 0 for the defaults
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HistoryEntry(
            long number,
            String version,
            String at,
            String how,
            @Nullable Long restores,
            boolean inForce,
            List<SettingsDifference> changes) {}

    /**
     * Changes of the settings, newest first.
     *
     * @param next what to ask for {@code before} to get the next page; missing on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HistoryPage(
            List<HistoryEntry> history, @Nullable String next) {}

    /**
     * What other settings would change.
     *
     * @param version        the settings in force
     * @param previewVersion the others
     * @param limit          how many items the lists have
     * @param reset          settings that would get their default as they were left out
     * @param unavailable    users that nobody could be asked about
     * @param complete       whether there was time for all users
     */
    public record PreviewAnswer(
            String version,
            String previewVersion,
            String at,
            int limit,
            List<SettingsDifference> changes,
            List<String> reset,
            Summary summary,
            List<UserChange> users,
            List<String> unavailable,
            boolean complete) {}
}
