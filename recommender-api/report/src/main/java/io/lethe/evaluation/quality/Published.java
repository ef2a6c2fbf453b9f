package io.lethe.evaluation.quality;

import io.lethe.evaluation.protocol.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a paper published, for the split and the data that leave-one-out has here.
 *
 * @param model what the model is called; a ¹ marks figures from memory of the paper, which was not read again
 * @param mrr   null where it was not published
 */
record Published(
        String model, double hitRate, double ndcg, @Nullable Double mrr) {
    private static final String BEAUTY = "amazon-beauty";
    private static final int SAMPLED = 99;

    private static final List<Published> RANKING_ALL = List.of(
            new Published("GRU4Rec", .0283, .0137, null),
            new Published("Caser", .0347, .0176, null),
            new Published("BERT4Rec", .0347, .0170, null),
            new Published("FDSA", .0407, .0208, null),
            new Published("HGN", .0512, .0266, null),
            new Published("SASRec", .0605, .0318, null),
            new Published("S3-Rec", .0647, .0327, null),
            new Published("TIGER¹", .0648, .0384, null),
            new Published("TiCoSeRec", .0740, .0418, null),
            new Published("IDGenRec¹", .0814, .0541, null));

    private static final List<Published> AMONG_99 =
            List.of(new Published("SASRec", .4696, .3156, .2852), new Published("S3-Rec", .5506, .3732, .3340));

    /** What was published for a data set under a protocol. */
    static List<Published> of(String dataset, Protocol protocol, int negatives) {
        if (!dataset.equals(BEAUTY) || protocol != Protocol.LEAVE_ONE_OUT) {
            return List.of();
        }
        return negatives == 0 ? RANKING_ALL : negatives == SAMPLED ? AMONG_99 : List.of();
    }
}
