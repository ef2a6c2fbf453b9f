package io.lethe.evaluation.quality;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.evaluation.ties.Ties;
import io.lethe.evaluation.trial.TuneRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A report on quality that somebody asked for.
 *
 * @param sources   the data sets
 * @param protocols how they are divided; empty for leave-one-out where something is published for a data set, else
 *                  temporal and prequential
 * @param orders    in which orders of ties; shuffled comes first, and is left out where hardly anything is tied. The
 *                  other one is run then
 * @param models    the names of those that take part
 * @param budget    what the tuning of each model may cost
 * @param requests  how many requests at most, on validation and on the test; 0 for 2,000 and, on the test, all for
 *                  leave-one-out and 2,000 for the others
 * @param seed      the random seed
 * @param seeds     how many seeds, from that one on, stochastic models are trained with for the test, and by how many ties
 *                  are shuffled; at least 1
 * @param command   the command line, for the page
 * @param machine   what it ran on, for the page
 * @param work      the folder of finished parts
 * @param only      what the names of the parts have in them that are done, afresh; all that are missing are done if
 *                  null
 * @param out       the file that gets the page; notes for it are read from beside it, {@code NAME-notes.md}, by heading
 */
public record QualityRequest(
        List<CorpusSource> sources,
        List<Protocol> protocols,
        Set<Ties> orders,
        List<String> models,
        TuneRequest.Budget budget,
        int requests,
        long seed,
        int seeds,
        String command,
        String machine,
        Path work,
        @Nullable String only,
        Path out) {
    private static final int VALIDATION = 2000;
    private static final int TEST = 2000;
    private static final int SAMPLED = 99;
    private static final String MARKDOWN = ".md";
    private static final double MANY_TIED = 0.01;

    public QualityRequest {
        sources = List.copyOf(sources);
        protocols = List.copyOf(protocols);
        orders = Set.copyOf(orders);
        models = List.copyOf(models);
    }

    /** How many validation requests at most. */
    int validationRequests() {
        return requests == 0 ? VALIDATION : requests;
    }

    /**
     * Runs what has not been run before, and writes the page.
     *
     * @throws IOException if a data set is unknown or too large, or a file cannot be read or written
     */
    public void run(PrintStream screen, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        WorkFolder folder = new WorkFolder(work, only);
        QualityPage page = new QualityPage(this, Notes.read(notes()));
        for (CorpusSource source : sources) {
            Corpus corpus = source.read(steps);
            Entrants entrants = new Entrants(this, source, folder, screen, steps, nanoTime);
            List<Ties> all = orders(corpus);
            for (Protocol protocol : protocols(corpus)) {
                for (Ties ties : all) {
                    List<Entrant> some = entrants.of(corpus.inOrder(ties, seed), protocol, ties);
                    for (Section section : sections(corpus, protocol, ties)) {
                        screen.println(section.title());
                        section.run(taking(some, section, all.get(0)), folder, screen, steps, nanoTime);
                        page.add(section);
                    }
                }
            }
        }
        Files.writeString(out, page.text());
        screen.println("Written: " + out);
        screen.flush();
    }

    private List<Protocol> protocols(Corpus corpus) {
        if (!protocols.isEmpty()) {
            return protocols;
        }
        return Published.of(corpus.name(), Protocol.LEAVE_ONE_OUT, 0).isEmpty()
                ? List.of(Protocol.TEMPORAL, Protocol.PREQUENTIAL)
                : List.of(Protocol.LEAVE_ONE_OUT);
    }

    private List<Ties> orders(Corpus corpus) {
        boolean many = corpus.ties().tiedShare() >= MANY_TIED;
        List<Ties> all = new ArrayList<>();
        if (many && orders.contains(Ties.SHUFFLED)) {
            all.add(Ties.SHUFFLED);
        }
        if (!many || orders.contains(Ties.AS_IS)) {
            all.add(Ties.AS_IS);
        }
        return all;
    }

    private List<Section> sections(Corpus corpus, Protocol protocol, Ties ties) throws IOException {
        int most = requests > 0 ? requests : protocol == Protocol.LEAVE_ONE_OUT ? Integer.MAX_VALUE : TEST;
        Plan plan = Plans.of(corpus, protocol, Part.TEST, null, new Sampling(most, seed));
        if (plan.requests().isEmpty()) {
            throw new IOException("Nobody in " + corpus.name() + " has enough events for " + protocol.code());
        }
        LongFunction<Plan> inOrder = order ->
                Plans.of(corpus.shuffled(order), protocol, Part.TEST, plan.masking(), new Sampling(most, seed));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(plan, ties, inOrder, 0, seed, seeds));
        if (!Published.of(corpus.name(), protocol, SAMPLED).isEmpty()) {
            sections.add(new Section(plan, ties, inOrder, SAMPLED, seed, seeds));
        }
        return sections;
    }

    /**
     * Ablations are shown where all items are ranked, under one protocol of the two that ask the same requests, and in
     * the first of the orders.
     */
    private static List<Entrant> taking(List<Entrant> entrants, Section section, Ties first) {
        boolean isWhole = section.negatives() == 0
                && section.plan().protocol() != Protocol.PREQUENTIAL
                && section.ties() == first;
        return entrants.stream()
                .filter(entrant -> isWhole || entrant.role() != Entrant.Role.ABLATION)
                .toList();
    }

    private Path notes() {
        String name = String.valueOf(out.getFileName());
        String stem = name.endsWith(MARKDOWN) ? name.substring(0, name.length() - MARKDOWN.length()) : name;
        return out.resolveSibling(stem + "-notes" + MARKDOWN);
    }
}
