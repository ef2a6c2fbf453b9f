package io.lethe.recommend.service.remote;

import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.Catalogues;

/** Clients of an embeddings service, for tests of other packages. */
public final class EmbeddingsOf {
    private EmbeddingsOf() {}

    /** One that answers at a port of this machine. */
    public static Embeddings port(int port, Catalogues catalogues) {
        return new Embeddings(SmallShop.config(port), catalogues);
    }
}
