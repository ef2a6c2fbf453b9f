package io.lethe.recommend.service.catalogue;

import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.remote.KnownState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Set;

/** The items that users turned down, by the settings in force now. Lists mark them hidden. */
@Singleton
class TurnedDown {
    private final SettingsBook settings;
    private final Clock clock = Clock.systemUTC();

    TurnedDown(SettingsBook settings) {
        this.settings = settings;
    }

    Set<String> items(String tenant, KnownState known) {
        RankingSettings inForce = settings.of(tenant).settings();
        return inForce.suppression()
                .items(
                        known.state(),
                        known.at(OptionalLong.empty(), clock),
                        inForce.interest().weights());
    }
}
