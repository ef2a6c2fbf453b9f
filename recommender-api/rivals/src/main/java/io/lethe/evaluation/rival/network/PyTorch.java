package io.lethe.evaluation.rival.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/**
 * PyTorch, from the class path: nothing is downloaded and nobody is told. Its native library is loaded when this class
 * is. It computes with one thread unless told otherwise: with several, trainings came to a loss that is no number now
 * and then.
 */
final class PyTorch {
    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private static final Engine ENGINE = load();

    private PyTorch() {}

    private static Engine load() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty(THREADS) == null) {
            System.setProperty(THREADS, "1");
        }
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException e) {
            throw new IllegalStateException(
                    "PyTorch's native library could not be loaded; the one that comes along is for Linux on x86-64. For "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                            + ", leave out the learned models",
                    e);
        }
    }

    /** Where arrays belong until it is closed. */
    static NDManager newManager() {
        return ENGINE.newBaseManager();
    }

    /**
     * Starts PyTorch's own random numbers, which dropout uses. They are the same for the whole process, and so are
     * gradients: who trains holds the lock of this class.
     */
    static void seed(long seed) {
        ENGINE.setRandomSeed(Long.hashCode(seed));
    }

    /** Records what is computed until it is closed. There is only one at a time in the process. */
    static GradientCollector newGradientCollector() {
        return ENGINE.newGradientCollector();
    }
}
