package io.lethe.evaluation.world;

import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.CorpusReader;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.interest.signal.Circumstance;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * Asks models what users of a {@link WorldDraw} choose first after the end of the log, which is known whole: the
 * protocol {@code temporal}, with one request a user. Since the law is known, a list has its <b>expected</b> NDCG@10,
 * the mean over all that could be chosen next, and not that of one thing that happened to be.
 */
final class WorldBench {
    private static final Negatives ALL_ITEMS = new Negatives(0, 0);

    private final long seed;
    private final Plan plan;
    private final Evaluation evaluation;
    private final Plan newcomers;
    private final List<double[]> ofAnybody = new ArrayList<>();
    private final List<double[]> ofNewcomers = new ArrayList<>();
    private final LongSupplier nanoTime;
    private final LetheFamily lethe = new LetheFamily(SettingsDocument.defaults(), true);
    private final List<double[]> chances = new ArrayList<>();

    private WorldBench(World world, Corpus corpus, WorldDraw draw, int most, long seed, LongSupplier nanoTime) {
        this.seed = seed;
        this.nanoTime = nanoTime;
        SplittableRandom random = new SplittableRandom(seed);
        List<Request> requests = new ArrayList<>();
        List<Request> first = new ArrayList<>();
        int users = draw.users().size();
        for (int user = 0; user < users; user++) {
            if (random.nextInt(users - user) < most - requests.size()) {
                double[] next = draw.next(user);
                chances.add(next);
                List<Integer> wanted = List.of(WorldLaw.draw(next, random));
                WorldContext context = draw.nextContext(user);
                List<Circumstance> in = context == null ? List.of() : context.circumstances();
                requests.add(new Request(user, corpus.sizeOf(user), Grain.end(), corpus.size(), wanted, in));
                first.add(new Request(user, 0, Grain.end(), corpus.size(), wanted, in));
                ofAnybody.add(draw.nextOfAnybody(user));
                ofNewcomers.add(draw.nextOfNewcomer(user));
            }
        }
        Masking masking = world.repeats() > 0 ? Masking.NOTHING : Masking.HISTORY;
        plan = new Plan(corpus, Protocol.TEMPORAL, masking, new BitSet(), requests, users);
        newcomers = new Plan(corpus, Protocol.TEMPORAL, masking, new BitSet(), first, users);
        evaluation = evaluation(plan);
    }

    private Evaluation evaluation(Plan of) {
        return new Evaluation(of, ALL_ITEMS, seed, Runtime.getRuntime().availableProcessors(), nanoTime);
    }

    /**
     * A bench.
     *
     * @param folder a new folder, for the data set, which is read as any other
     * @param most   how many users are asked about, at most
     * @throws IOException if the folder cannot be written or read, or what is read is not what was drawn
     */
    static WorldBench of(
            WorldLaw law,
            int events,
            long seed,
            int most,
            Path folder,
            CorpusReader reader,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime)
            throws IOException {
        WorldDraw draw = new WorldDraw(law, events, seed);
        draw.write(folder);
        if (!(Detection.of(folder, ReadOptions.DEFAULT) instanceof Detection.Recognised recognised)) {
            throw new IOException("No data set was recognised in " + folder);
        }
        String name = law.world().name();
        Corpus corpus = reader.read(name, recognised.reader(), steps.begin("texts of " + name));
        if (corpus.size() != events || corpus.users().size() != draw.users().size()) {
            throw new IOException(folder + " has " + corpus.size() + " events of "
                    + corpus.users().size() + " users, not " + events + " of "
                    + draw.users().size());
        }
        return new WorldBench(law.world(), corpus, draw, most, seed, nanoTime);
    }

    int requests() {
        return plan.requests().size();
    }

    /** What Lethe's lists with some settings are worth, request by request. */
    double[] lethe(RankingSettings settings) {
        return worth(() -> lethe.make(plan.corpus().items(), settings));
    }

    /** What Lethe's lists are worth for people in the users' contexts of whom nothing is known: they may be anybody. */
    double[] anybody(RankingSettings settings) {
        return worth(() -> lethe.make(plan.corpus().items(), settings), evaluation(newcomers), ofAnybody);
    }

    /** The same for those who have chosen nothing yet, as the law has it. */
    double[] newcomers(RankingSettings settings) {
        return worth(() -> lethe.make(plan.corpus().items(), settings), evaluation(newcomers), ofNewcomers);
    }

    /** What a rival's lists are worth, with its own defaults. */
    double[] rival(Family family) {
        return worth(() -> family.make(plan.corpus().items(), family.defaults(), seed));
    }

    /** What the lists of somebody are worth who knows the law and the true order of the choices. */
    double[] law() {
        return chances.stream()
                .mapToDouble(next -> {
                    double[] best = DoubleStream.of(next).sorted().toArray();
                    double sum = 0;
                    for (int i = 0; i < Evaluation.LENGTH; i++) {
                        sum += best[best.length - 1 - i] * gain(i);
                    }
                    return sum;
                })
                .toArray();
    }

    /** How a model did by what happened to be chosen. */
    ModelResult drawn(RankingSettings settings) {
        try (Model model = lethe.make(plan.corpus().items(), settings)) {
            return evaluation.run(model, (done, all) -> {});
        }
    }

    private double[] worth(Supplier<Model> made) {
        return worth(made, evaluation, chances);
    }

    private static double[] worth(Supplier<Model> made, Evaluation asked, List<double[]> next) {
        try (Model model = made.get()) {
            ModelResult result = asked.run(model, (done, all) -> {});
            double[] worth = new double[next.size()];
            for (int request = 0; request < worth.length; request++) {
                List<Integer> list = result.list(request);
                for (int i = 0; i < list.size(); i++) {
                    worth[request] += next.get(request)[list.get(i)] * gain(i);
                }
            }
            return worth;
        }
    }

    private static double gain(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
