package io.lethe.evaluation.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.rival.TunedChoices;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** What is tuned, and how the outcome is written: Lethe as settings, a rival as choices. */
sealed interface TuningSubject {
    Family family();

    /** The text of a file that puts something chosen to work. */
    String text(Path file, Chosen chosen, int trials);

    /**
     * The subject of a name.
     *
     * @param start what Lethe's settings are where nothing is chosen
     * @param free  what of them is chosen, of {@link LetheFamily#freeNames}; weights are those of the types of event
     *              that the training part has
     * @throws IllegalArgumentException if there is no model of this name
     */
    static TuningSubject of(String model, SettingsDocument start, List<String> free, Plan plan) {
        boolean sharing = plan.protocol() != Protocol.PREQUENTIAL;
        if (model.equals(LetheFamily.NAME)) {
            return new Ours(new LetheFamily(start, sharing, free, plan.types()), start.settings());
        }
        return new Rival(Models.besideLethe(model, start, sharing)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no model " + model + "; there are " + Models.tunable())));
    }

    /** Writes the file whole or not at all, and only if it says something else than before. */
    default void write(Path file, Chosen chosen, int trials) throws IOException {
        String text = text(file, chosen, trials);
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Lethe.
     *
     * @param start its settings where nothing is chosen
     */
    record Ours(LetheFamily family, RankingSettings start) implements TuningSubject {
        /** Whether the settings that are started from have their mix learned. */
        boolean isLearning() {
            return start.learning().mix();
        }

        /** Lethe by these settings, with nothing learned. */
        Model alone(List<EmbeddedItem> items) {
            return family.make(items, start.withoutLearning());
        }

        @Override
        public String text(Path file, Chosen chosen, int trials) {
            SettingsDocument document = family.document(chosen);
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
                    ? document.tree().toPrettyString() + "\n"
                    : document.yaml();
        }
    }

    /** A rival. */
    record Rival(Family family) implements TuningSubject {
        @Override
        public String text(Path file, Chosen chosen, int trials) {
            return new TunedChoices(family, chosen, trials)
                            .json(new ObjectMapper())
                            .toPrettyString() + "\n";
        }
    }
}
