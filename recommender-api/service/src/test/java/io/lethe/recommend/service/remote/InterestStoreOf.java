package io.lethe.recommend.service.remote;

import io.lethe.recommend.service.SmallShop;

/** Clients of an interest-store, for tests of other packages. */
public final class InterestStoreOf {
    private InterestStoreOf() {}

    /** One that answers at a port of this machine. */
    public static InterestStore port(int port) {
        return new InterestStore(SmallShop.config(port));
    }
}
