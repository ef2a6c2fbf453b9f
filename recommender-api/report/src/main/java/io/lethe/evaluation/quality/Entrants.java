package io.lethe.evaluation.quality;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.model.Ablation;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.quality.Entrant.Role;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.evaluation.ties.Ties;
import io.lethe.evaluation.trial.TuneRequest;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Search;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who takes part on one data set: Lethe with its defaults, Lethe tuned, the same with a learned ranker if that is
 * better on validation users, Lethe with something taken away, and each rival tuned. All have the same budget on the
 * validation part. Where ties are shuffled, one random order is tuned on, of which validation leaves out what another
 * order might test. What was chosen under {@code temporal} is taken for {@code prequential} too: the requests are the
 * same.
 */
final class Entrants {
    private final QualityRequest request;
    private final CorpusSource source;
    private final WorkFolder work;
    private final PrintStream screen;
    private final GroupingRequest.Steps steps;
    private final LongSupplier nanoTime;

    Entrants(
            QualityRequest request,
            CorpusSource source,
            WorkFolder work,
            PrintStream screen,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime) {
        this.request = request;
        this.source = source;
        this.work = work;
        this.screen = screen;
        this.steps = steps;
        this.nanoTime = nanoTime;
    }

    /**
     * Tunes what has not been tuned before.
     *
     * @param corpus the data set in the order of {@code ties} that is tuned on
     */
    List<Entrant> of(Corpus corpus, Protocol protocol, Ties ties) throws IOException {
        List<Entrant> entrants = new ArrayList<>();
        SettingsDocument defaults = SettingsDocument.defaults();
        LetheFamily lethe = new LetheFamily(defaults, protocol != Protocol.PREQUENTIAL && ties == Ties.AS_IS);
        if (request.models().contains(LetheFamily.NAME)) {
            entrants.add(lethe(LetheFamily.NAME, Role.LETHE, lethe, defaults, "defaults", 1));
            Optional<TuneRequest.Outcome> tuned = tuned(corpus, protocol, ties, lethe);
            if (tuned.isPresent()) {
                addTuned(corpus, protocol, ties, lethe, tuned.get(), entrants);
            }
            for (Ablation ablation : Ablation.ALL) {
                entrants.add(new Entrant(
                        LetheFamily.NAME + ", " + ablation.name(),
                        Role.ABLATION,
                        Chosen.of(ablation.values()) + "; settings " + defaults.version(),
                        1,
                        lethe.isRandom(),
                        (items, seed) -> lethe.make(items, ablation)));
            }
        }
        for (Family rival : Models.rivals()) {
            if (request.models().contains(rival.name())) {
                tuned(corpus, protocol, ties, rival).ifPresent(outcome -> entrants.add(rival(rival, outcome)));
            }
        }
        return entrants;
    }

    private void addTuned(
            Corpus corpus,
            Protocol protocol,
            Ties ties,
            LetheFamily lethe,
            TuneRequest.Outcome outcome,
            List<Entrant> entrants)
            throws IOException {
        SettingsDocument document = lethe.document(outcome.best().chosen());
        Optional<RankerPart> ranker = RankerPart.of(
                part(corpus, protocol, ties) + ".lethe.ranker",
                corpus,
                tunedOn(protocol),
                document,
                request.seed(),
                work,
                screen,
                steps,
                nanoTime);
        String left = ranker.filter(part -> !part.isBetter())
                .map(part -> "; not put to work: " + part.words())
                .orElse("");
        entrants.add(lethe(
                LetheFamily.NAME + ", tuned",
                Role.LETHE,
                lethe,
                document,
                outcome.best().chosen() + left,
                outcome.trials()));
        if (ranker.isPresent() && ranker.get().isBetter()) {
            Ranker learned = ranker.get().ranker();
            entrants.add(new Entrant(
                    LetheFamily.NAME + ", tuned, with a learned ranker",
                    Role.LETHE,
                    "as tuned; " + ranker.get().words(),
                    outcome.trials(),
                    false,
                    (items, seed) -> lethe.make(items, document.settings(), learned)));
        }
    }

    private static String part(Corpus corpus, Protocol protocol, Ties ties) {
        return corpus.name() + "." + tunedOn(protocol).code() + (ties == Ties.SHUFFLED ? "." + ties.code() : "");
    }

    private static Protocol tunedOn(Protocol protocol) {
        return protocol == Protocol.PREQUENTIAL ? Protocol.TEMPORAL : protocol;
    }

    private static Entrant lethe(
            String name, Role role, LetheFamily family, SettingsDocument document, String chosen, int trials) {
        return new Entrant(
                name,
                role,
                chosen + "; settings " + document.version(),
                trials,
                family.isRandom(),
                (items, seed) -> family.make(items, document.settings()));
    }

    private Entrant rival(Family rival, TuneRequest.Outcome outcome) {
        Chosen chosen = outcome.best().chosen();
        return new Entrant(
                rival.name(),
                Role.RIVAL,
                chosen.toString(),
                outcome.trials(),
                rival.isRandom(),
                (items, seed) -> rival.make(items, chosen, seed));
    }

    private Optional<TuneRequest.Outcome> tuned(Corpus corpus, Protocol protocol, Ties ties, Family family)
            throws IOException {
        Protocol on = tunedOn(protocol);
        String part = part(corpus, protocol, ties) + "." + family.name() + ".tune";
        Path out = work.file(part, family instanceof LetheFamily ? ".yaml" : ".json");
        boolean known = Files.exists(out);
        if (!known && !work.isWanted(part)) {
            return Optional.empty();
        }
        int trials = work.isWanted(part) ? request.budget().trials() : 0;
        TuneRequest tuning = new TuneRequest(
                source,
                on,
                family.name(),
                SettingsDocument.defaults(),
                LetheFamily.freeNames(),
                Search.Kind.BAYES,
                new TuneRequest.Budget(trials, request.budget().minutes()),
                Figures.NDCG,
                request.validationRequests(),
                null,
                ties,
                request.seed(),
                out,
                null,
                null);
        screen.println(part);
        return Optional.of(tuning.tune(corpus, screen, steps, nanoTime));
    }
}
