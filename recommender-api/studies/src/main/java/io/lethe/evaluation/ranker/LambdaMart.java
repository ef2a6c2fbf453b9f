package io.lethe.evaluation.ranker;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.recommend.ranking.Feature;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * LambdaMART (C. Burges, <i>From RankNet to LambdaRank to LambdaMART</i>, 2010) as LightGBM trains it: trees are added
 * as long as NDCG@10 on other examples grows. The same examples and seed give the same model on the same machine.
 */
final class LambdaMart {
    private static final int MOST_TREES = 400;
    private static final int PATIENCE = 50;
    private static final String PARAMETERS = "objective=lambdarank metric=ndcg eval_at=10 label_gain=0,1 "
            + "num_leaves=31 min_data_in_leaf=50 learning_rate=0.05 feature_fraction=0.8 lambda_l2=1 "
            + "deterministic=true force_row_wise=true num_threads=2 verbosity=-1 seed=";

    private final String parameters;

    /**
     * A model in LightGBM's text format.
     *
     * @param trees how many it has
     * @param ndcg  its NDCG@10 on the examples that stopped it, of those whose pool has something wanted
     */
    record Trained(String text, int trees, double ndcg) {}

    LambdaMart(long seed) {
        this.parameters = PARAMETERS + Math.floorMod(seed, Integer.MAX_VALUE);
    }

    /** @throws IOException if LightGBM is not there or refuses */
    Trained train(RankingGroups train, RankingGroups stop, VectorCache.Progress progress) throws IOException {
        try {
            NativeLibrary.load();
            return boost(train, stop, progress);
        } catch (LGBMException e) {
            throw new IOException("LightGBM refuses: " + e.getMessage(), e);
        } catch (UnsatisfiedLinkError e) {
            throw new IOException(
                    "LightGBM's library cannot be loaded here; it needs OpenMP (libgomp1 or libomp): " + e.getMessage(),
                    e);
        }
    }

    private Trained boost(RankingGroups train, RankingGroups stop, VectorCache.Progress progress) throws LGBMException {
        try (LGBMDataset data = dataset(train, null);
                LGBMDataset others = dataset(stop, data);
                LGBMBooster booster = LGBMBooster.create(data, parameters)) {
            booster.addValidData(others);
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int tree = 1; tree <= MOST_TREES && tree - best <= PATIENCE; tree++) {
                boolean finished = booster.updateOneIter();
                double ndcg = booster.getEval(1)[0];
                if (ndcg > highest) {
                    highest = ndcg;
                    best = tree;
                }
                progress.show(tree, MOST_TREES);
                if (finished) {
                    break;
                }
            }
            progress.show(MOST_TREES, MOST_TREES);
            return new Trained(booster.saveModelToString(0, best, FeatureImportanceType.GAIN), best, highest);
        }
    }

    private LGBMDataset dataset(RankingGroups examples, @Nullable LGBMDataset binnedLike) throws LGBMException {
        LGBMDataset data = LGBMDataset.createFromMat(
                examples.features(), examples.rows(), Feature.values().length, true, parameters, binnedLike);
        data.setFeatureNames(Arrays.stream(Feature.values()).map(Feature::code).toArray(String[]::new));
        data.setField("label", examples.labels());
        data.setField("group", examples.sizes());
        return data;
    }
}
