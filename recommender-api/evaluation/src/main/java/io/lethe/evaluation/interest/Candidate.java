package io.lethe.evaluation.interest;

import io.lethe.embedding.CodebookBuilder;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.embedding.TopicCodebook;
import io.lethe.interest.profile.grouping.Centre;
import io.lethe.interest.profile.grouping.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to put a user's items into groups.
 *
 * @param name     what the table calls it
 * @param learning makes the way from what a catalogue means
 */
public record Candidate(String name, Learning learning) {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Puts items into groups: a number for each, the same for the same group. */
    @FunctionalInterface
    public interface Way {
        int[] groups(List<QuantizedEmbedding> members);
    }

    /** What has to be known of the catalogue before; most candidates need nothing. */
    @FunctionalInterface
    public interface Learning {
        Way from(List<CodebookBuilder.Sample> catalogue);
    }

    /** All candidates of the study, for the embeddings of a model. */
    public static List<Candidate> all(ModelId model, long seed) {
        List<Candidate> all = new ArrayList<>();
        all.add(new Candidate("one averaged vector", catalogue -> members -> new int[members.size()]));
        for (double cosine : new double[] {0.5, 0.4, 0.35, 0.3}) {
            double cohesion = (cosine - Grouping.USUAL) / (1 - Grouping.USUAL);
            all.add(new Candidate("average " + cosine, catalogue -> members -> Grouping.of(members, cohesion)));
        }
        for (double cohesion : new double[] {0.2, 0.15, 0.12, 0.1, 0.05}) {
            all.add(new Candidate("average centred " + cohesion, catalogue -> {
                Centre centre = centre(catalogue);
                return members -> Grouping.of(members, cohesion, centre);
            }));
        }
        all.add(linkage("average, 8 at most", Linkage.AVERAGE, 0.4, 8));
        all.add(linkage("complete 0.3", Linkage.COMPLETE, 0.3, ANY_NUMBER));
        all.add(linkage("complete 0.2", Linkage.COMPLETE, 0.2, ANY_NUMBER));
        all.add(linkage("ward 0", Linkage.WARD, 0, ANY_NUMBER));
        all.add(linkage("ward -0.5", Linkage.WARD, -0.5, ANY_NUMBER));
        all.add(new Candidate("leader 0.4", catalogue -> members -> leaders(members, 0.4)));
        all.add(new Candidate("leader 0.35", catalogue -> members -> leaders(members, 0.35)));
        for (int topics : new int[] {8, 12, 24}) {
            all.add(new Candidate(
                    "codebook of " + topics,
                    catalogue -> byTopic(CodebookBuilder.build(model, 1, catalogue, topics, seed))));
        }
        all.add(new Candidate("codebook as made", catalogue -> {
            int topics = (int) Math.round(2 * Math.sqrt(catalogue.size()));
            return byTopic(CodebookBuilder.build(model, 1, catalogue, topics, seed));
        }));
        TopicCodebook.general(model)
                .ifPresent(general -> all.add(new Candidate("codebook as shipped", catalogue -> byTopic(general))));
        return all;
    }

    private static Way byTopic(TopicCodebook codebook) {
        return members -> members.stream().mapToInt(codebook::nearest).toArray();
    }

    private static @Nullable Centre centre(List<CodebookBuilder.Sample> catalogue) {
        Centre.Sum sum = new Centre.Sum(catalogue.get(0).embedding().dimension());
        catalogue.forEach(item -> sum.add(item.embedding()));
        return sum.centre().orElse(null);
    }

    private static Candidate linkage(String name, Linkage linkage, double threshold, int most) {
        return new Candidate(name, catalogue -> members -> {
            double[][] likeness = new double[members.size()][members.size()];
            for (int i = 0; i < likeness.length; i++) {
                for (int j = 0; j < i; j++) {
                    likeness[i][j] = members.get(i).cosine(members.get(j));
                    likeness[j][i] = likeness[i][j];
                }
            }
            return linkage.groups(likeness, threshold, most);
        });
    }

    /** Each member joins the most alike of the groups' first members, or leads a group of its own. */
    private static int[] leaders(List<QuantizedEmbedding> members, double threshold) {
        int[] groups = new int[members.size()];
        int[] leaders = new int[members.size()];
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            int joined = -1;
            double highest = threshold;
            for (int leader : Arrays.copyOf(leaders, count)) {
                double cosine = members.get(i).cosine(members.get(leader));
                if (cosine >= highest) {
                    joined = leader;
                    highest = cosine;
                }
            }
            if (joined < 0) {
                leaders[count++] = i;
                joined = i;
            }
            groups[i] = joined;
        }
        return groups;
    }
}
