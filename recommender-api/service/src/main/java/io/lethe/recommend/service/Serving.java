package io.lethe.recommend.service;

import io.lethe.embedding.ModelId;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.LiveCatalogue;
import io.lethe.recommend.Ranking;
import io.lethe.recommend.RecommendationRequest;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Sentences;
import io.lethe.recommend.service.Answers.AsOf;
import io.lethe.recommend.service.Answers.Recommendations;
import io.lethe.recommend.service.Answers.RecommendedItem;
import io.lethe.recommend.service.Users.Known;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a state, a catalogue and the settings in force together to an answer. */
@Singleton
class Serving {
    private final Catalogues catalogues;
    private final SettingsBook settings;

    Serving(Catalogues catalogues, SettingsBook settings) {
        this.catalogues = catalogues;
        this.settings = settings;
    }

    /** A question for recommendations, read and checked. */
    record Question(String tenant, @Nullable String userId, long at, RecommendationRequest request, boolean explain) {}

    Recommendations recommend(Question question, Known known) {
        LiveCatalogue catalogue = catalogues.of(question.tenant());
        SettingsBook.Versioned inForce = settings.of(question.tenant());
        UserState state = known.state();
        Ranking ranking =
                new Recommender(catalogue, inForce.settings()).recommend(state, question.at(), question.request());
        Sentences sentences = new Sentences(catalogue);
        ModelId model = catalogue.mainModel();
        return new Recommendations(
                question.userId(),
                Parameters.text(question.at()),
                known.source().code(),
                state.version().toString(),
                ranking.profile().approximate() || !known.complete(),
                inForce.version(),
                model == null ? Map.of() : Map.of("embedding", model.name()),
                known.after(),
                AsOf.withTodaysSignals(known.asOf()),
                ranking.items().stream()
                        .map(item -> RecommendedItem.of(item, question.explain() ? sentences.of(item) : null))
                        .toList());
    }
}
