package io.lethe.evaluation.quality;

import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.quality.Entrant.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report in Markdown. */
final class QualityPage {
    private static final String NONE = "–";

    private final QualityRequest request;
    private final Notes notes;
    private final StringBuilder text = new StringBuilder();

    QualityPage(QualityRequest request, Notes notes) {
        this.request = request;
        this.notes = notes;
    }

    String text() {
        String budget = request.budget().trials() + " trials"
                + (Double.isInfinite(request.budget().minutes())
                        ? ""
                        : " or " + Math.round(request.budget().minutes()) + " minutes, whichever came first");
        return "# Quality\n\nWritten whole by\n\n```\n" + request.command() + "\n```\n\non " + request.machine()
                + "; seed "
                + request.seed()
                + (request.seeds() == 1
                        ? ""
                        : "; models that chance has a say in are learned with " + request.seeds()
                                + " seeds, have the mean of each request over them, and beside it the lowest and the highest NDCG@10 of any seed")
                + ". Figures on the test, in brackets 95 % intervals of a bootstrap that draws whole users; differences "
                + "are paired, request by request, and p is that of the sign test of [evaluating.md](evaluating.md). Every model was tuned for "
                + Figures.NDCG + " by Bayes search on at most "
                + String.format(Locale.ROOT, "%,d", request.validationRequests())
                + " validation requests, with a budget of " + budget
                + " each; what has nothing to choose was tried once. Prequential runs have the choices of temporal ones. "
                + "Rows named published are figures of papers.\n\n"
                + notes.of("")
                + text;
    }

    void add(Section section) {
        text.append("## ").append(section.title()).append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%,d requests%s, %,d items.%n%n",
                section.plan().requests().size(),
                section.plan().possible() > section.plan().requests().size()
                        ? String.format(
                                Locale.ROOT,
                                " (of %,d, by chance)",
                                section.plan().possible())
                        : "",
                section.plan().corpus().items().size()));
        Bootstrap bootstrap = section.bootstrap();
        addModels(section, bootstrap);
        addGoal(section, bootstrap);
        text.append(notes.of(section.title()));
        addAblations(section, bootstrap);
        addChosen(section);
    }

    private void addModels(Section section, Bootstrap bootstrap) {
        Optional<Entrant> first = lethe(section);
        text.append("| model | HR@10 | NDCG@10 | MRR | seeds, NDCG@10 | coverage@10 | seconds | ")
                .append(first.map(Entrant::name).orElse("lethe"))
                .append(" less this, NDCG@10 | p |\n|---|---|---|---|---|---|---|---|---|\n");
        List<Map.Entry<Entrant, Figures>> rows = section.figures().entrySet().stream()
                .filter(entry -> entry.getKey().role() != Role.ABLATION)
                .sorted(Comparator.comparing((Map.Entry<Entrant, Figures> entry) ->
                                entry.getKey().role())
                        .thenComparingDouble(entry -> -entry.getValue().mean(Figures.NDCG)))
                .toList();
        for (Map.Entry<Entrant, Figures> row : rows) {
            Figures figures = row.getValue();
            text.append("| ").append(row.getKey().name());
            Figures.METRICS.forEach(
                    metric -> text.append(" | ").append(withInterval(interval(bootstrap, figures.column(metric)))));
            text.append(String.format(
                    Locale.ROOT, " | %s | %.3f | %.1f | ", seeds(figures), figures.coverage(), figures.seconds()));
            text.append(difference(section, bootstrap, first, row.getKey())).append(" |\n");
        }
        Protocol protocol = section.plan().protocol();
        for (Published one : Published.of(section.plan().corpus().name(), protocol, section.negatives())) {
            text.append(String.format(
                    Locale.ROOT,
                    "| published: %s | %.4f | %.4f | %s | – | – | – | – | – |%n",
                    one.model(),
                    one.hitRate(),
                    one.ndcg(),
                    one.mrr() == null ? NONE : String.format(Locale.ROOT, "%.4f", one.mrr())));
        }
        text.append('\n');
    }

    /** What the others are compared with: Lethe tuned, if it was, else with its defaults. */
    private static Optional<Entrant> lethe(Section section) {
        return section.figures().keySet().stream()
                .filter(entrant -> entrant.role() == Role.LETHE)
                .reduce((left, right) -> right);
    }

    private static String difference(Section section, Bootstrap bootstrap, Optional<Entrant> first, Entrant other) {
        if (first.isEmpty() || first.get().equals(other)) {
            return NONE + " | " + NONE;
        }
        return difference(bootstrap, figures(section, first.get()), figures(section, other));
    }

    private static String difference(Bootstrap bootstrap, Figures left, Figures right) {
        double[] differences = Bootstrap.differences(left.column(Figures.NDCG), right.column(Figures.NDCG));
        Interval interval = interval(bootstrap, differences);
        return String.format(
                Locale.ROOT,
                "%+.4f (%+.4f to %+.4f) | %.4f",
                interval.mean(),
                interval.low(),
                interval.high(),
                bootstrap.pValue(differences));
    }

    /** Each Lethe against the best rival, as a share of what that reaches. */
    private void addGoal(Section section, Bootstrap bootstrap) {
        Optional<Map.Entry<Entrant, Figures>> rival = section.figures().entrySet().stream()
                .filter(entry -> entry.getKey().role() == Role.RIVAL)
                .max(Comparator.comparingDouble(entry -> entry.getValue().mean(Figures.NDCG)));
        if (rival.isEmpty()) {
            return;
        }
        double reached = rival.get().getValue().mean(Figures.NDCG);
        List<String> sentences = new ArrayList<>();
        section.figures().forEach((entrant, figures) -> {
            if (entrant.role() == Role.LETHE && reached > 0) {
                Interval interval = interval(
                        bootstrap,
                        Bootstrap.differences(
                                figures.column(Figures.NDCG),
                                rival.get().getValue().column(Figures.NDCG)));
                sentences.add(String.format(
                        Locale.ROOT,
                        "%s %+.1f %% (%+.1f to %+.1f)",
                        entrant.name().replace(",", ""),
                        100 * interval.mean() / reached,
                        100 * interval.low() / reached,
                        100 * interval.high() / reached));
            }
        });
        text.append("NDCG@10 against the best tuned rival, ")
                .append(rival.get().getKey().name())
                .append(": ")
                .append(String.join(", ", sentences))
                .append(".\n\n");
    }

    private void addAblations(Section section, Bootstrap bootstrap) {
        Optional<Entrant> whole = section.figures().keySet().stream()
                .filter(entrant -> entrant.role() == Role.LETHE)
                .findFirst();
        List<Entrant> ablations = section.figures().keySet().stream()
                .filter(entrant -> entrant.role() == Role.ABLATION)
                .toList();
        if (whole.isEmpty() || ablations.isEmpty()) {
            return;
        }
        text.append("With something taken away from Lethe's defaults, whose half-lives are adaptive:\n\n");
        text.append("| model | HR@10 | NDCG@10 | lethe less this, NDCG@10 | p |\n|---|---|---|---|---|\n");
        for (Entrant ablation : ablations) {
            Figures figures = figures(section, ablation);
            text.append("| ").append(ablation.name());
            for (String metric : List.of(Figures.HIT_RATE, Figures.NDCG)) {
                text.append(" | ").append(withInterval(interval(bootstrap, figures.column(metric))));
            }
            text.append(" | ")
                    .append(difference(bootstrap, figures(section, whole.get()), figures))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private void addChosen(Section section) {
        text.append("| model | trials | chosen |\n|---|---|---|\n");
        section.figures().keySet().forEach(entrant -> text.append("| ")
                .append(entrant.name())
                .append(" | ")
                .append(entrant.trials())
                .append(" | ")
                .append(entrant.chosen().isEmpty() ? NONE : entrant.chosen())
                .append(" |\n"));
        text.append('\n');
    }

    private static Figures figures(Section section, Entrant entrant) {
        Figures figures = section.figures().get(entrant);
        if (figures == null) {
            throw new IllegalArgumentException("no figures of " + entrant.name());
        }
        return figures;
    }

    /** How many seeds there were, and the lowest and highest mean that any of them has. */
    private static String seeds(Figures figures) {
        if (figures.runs().size() == 1) {
            return NONE;
        }
        DoubleSummaryStatistics means = figures.runs().stream()
                .mapToDouble(run -> run.mean(Figures.NDCG))
                .summaryStatistics();
        return String.format(Locale.ROOT, "%d: %.4f–%.4f", means.getCount(), means.getMin(), means.getMax());
    }

    private static Interval interval(Bootstrap bootstrap, double[] column) {
        return bootstrap.intervals(List.of(column)).get(0);
    }

    private static String withInterval(Interval interval) {
        return String.format(Locale.ROOT, "%.4f (%.4f–%.4f)", interval.mean(), interval.low(), interval.high());
    }
}
