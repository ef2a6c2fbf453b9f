package io.lethe.recommend.service.recommendation;

import io.lethe.embedding.ModelId;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Row;
import io.lethe.recommend.Rows;
import io.lethe.recommend.Scoring;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ItemTitles;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.Warnings.Warning;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Explanation;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Listed;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Recommendations;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedItem;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedRow;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedRows;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Standing;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.AsOf;
import io.lethe.recommend.service.user.EventAnswers.Event;
import io.lethe.recommend.service.user.InterestAnswers.Reading;
import io.lethe.recommend.service.user.WhatIf;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes answers from a state, the catalogue and the settings. */
@Singleton
public class Serving {
    private static final String STARTING =
            "The catalogue is still being read after the start, so items may be missing; ask again in a moment.";

    private final Catalogues catalogues;
    private final ModelBook models;
    private final RecommenderLog log;

    Serving(Catalogues catalogues, ModelBook models, RecommenderLog log) {
        this.catalogues = catalogues;
        this.models = models;
        this.log = log;
    }

    /**
     * A question for recommendations, read and checked.
     *
     * @param whatIf how events are to be read
     * @param list   what the caller asked of the list; null where nobody is to be warned
     * @param language in which reasons are said
     */
    public record Question(
            String tenant,
            @Nullable String userId,
            long at,
            RecommendationRequest request,
            WhatIf whatIf,
            boolean explain,
            @Nullable ListParameters list,
            Language language) {
        /** One that nobody has to be warned about. */
        public Question(
                String tenant,
                @Nullable String userId,
                long at,
                RecommendationRequest request,
                WhatIf whatIf,
                boolean explain,
                Language language) {
            this(tenant, userId, at, request, whatIf, explain, null, language);
        }

        @Nullable
        Explanation explanation(Recommendation item, Catalogue catalogue) {
            return explain ? Explanation.of(item, catalogue, language) : null;
        }

        @Nullable
        List<Warning> warnings(Catalogue catalogue) {
            return list == null ? null : list.warnings(catalogue);
        }
    }

    public Recommendations recommend(Question question, KnownState known) {
        LiveCatalogue catalogue = catalogues.of(question.tenant());
        WhatIf whatIf = question.whatIf();
        UserState state = known.state();
        Ranker ranker = models.ranker(question.tenant());
        Ranking ranking =
                new Recommender(catalogue, whatIf.used(), ranker).recommend(state, question.at(), question.request());
        List<Recommendation> inForce = whatIf.asked()
                ? new Recommender(catalogue, whatIf.inForce().settings(), ranker)
                        .recommend(state, question.at(), question.request())
                        .items()
                : List.of();
        Map<String, Standing> standings = new HashMap<>();
        inForce.forEach(item -> standings.put(item.item().itemId(), new Standing(standings.size() + 1, item.score())));
        return new Recommendations(
                question.userId(),
                Parameters.text(question.at()),
                known.source().code(),
                state.version().toString(),
                ranking.profile().approximate() || !known.complete(),
                whatIf.inForce().version(),
                whatIf.asked() ? Reading.of(whatIf.interest().kernel()) : null,
                whatIf.asked()
                        ? Reading.of(whatIf.inForce().settings().interest().kernel())
                        : null,
                versions(catalogue.mainModel(), ranker, whatIf.inForce().mix()),
                known.after(),
                AsOf.withTodaysSignals(known, question.language()),
                note(known),
                ranking.items().stream()
                        .map(item -> RecommendedItem.of(
                                item,
                                question.explanation(item, catalogue),
                                standings.get(item.item().itemId())))
                        .toList(),
                whatIf.asked() ? inForce.stream().map(Listed::of).toList() : null,
                question.warnings(catalogue));
    }

    /** At most so many rows, each with as many items as the request says. */
    RecommendedRows rows(Question question, KnownState known, int most) {
        LiveCatalogue catalogue = catalogues.of(question.tenant());
        RankingSettings settings = question.whatIf().used();
        UserState state = known.state();
        Scoring judgement = new Recommender(catalogue, settings, models.ranker(question.tenant()))
                .judge(state, question.at(), question.request().context());
        ItemTitles titles = new ItemTitles(catalogue);
        List<RecommendedRow> rows = new ArrayList<>();
        for (Row row :
                new Rows(catalogue, settings, state, judgement, question.language()).rows(most, question.request())) {
            rows.add(new RecommendedRow(
                    row.title(),
                    row.kind().code(),
                    row.interestId(),
                    row.itemId(),
                    row.events().stream().map(event -> Event.of(event, titles)).toList(),
                    row.items().stream()
                            .map(item -> RecommendedItem.of(item, question.explanation(item, catalogue), null))
                            .toList()));
        }
        return new RecommendedRows(
                state.user().userId(),
                Parameters.text(question.at()),
                known.source().code(),
                state.version().toString(),
                judgement.profile().approximate() || !known.complete(),
                question.whatIf().inForce().version(),
                known.after(),
                AsOf.withTodaysSignals(known, question.language()),
                note(known),
                rows,
                question.warnings(catalogue));
    }

    private @Nullable String note(KnownState known) {
        if (log.isLoaded()) {
            return known.note();
        }
        return known.note() == null ? STARTING : known.note() + " " + STARTING;
    }

    private static Map<String, String> versions(
            @Nullable ModelId embedding, @Nullable Ranker ranker, @Nullable String mix) {
        Map<String, String> versions = new TreeMap<>();
        if (embedding != null) {
            versions.put("embedding", embedding.name());
        }
        if (ranker != null) {
            versions.put(ModelBook.RANKER, ranker.version());
        }
        if (mix != null) {
            versions.put(ModelBook.MIX, mix);
        }
        return versions;
    }
}
