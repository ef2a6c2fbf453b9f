package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.KnownState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AsOfTest {
    private static final UserState NOBODY = UserState.empty(new UserKey("default", "anna"));
    private static final KnownState TODAY = KnownState.now(NOBODY, Source.LIVE, null, 10);

    @Test
    void shouldSayNothingOfToday() {
        assertThat(AsOf.of(TODAY)).isNull();
        assertThat(AsOf.withTodaysSignals(TODAY, Language.ENGLISH)).isNull();
    }

    @Test
    void shouldSayWhatAPastWasReadFromAndWhetherItIsExact() {
        assertThat(AsOf.of(TODAY.pastByItself(NOBODY))).isEqualTo(new AsOf("state", true, 0, null, null));
        AsOf cut = Objects.requireNonNull(AsOf.of(TODAY.pastCutWhenRead()));
        assertThat(cut.exact()).isFalse();
        assertThat(cut.reason()).contains("by the week");
    }

    @Test
    void shouldSayThatSignalsAreTodays() {
        assertThat(AsOf.withTodaysSignals(TODAY.pastByItself(NOBODY), Language.ENGLISH))
                .isEqualTo(new AsOf("state", true, 0, null, Language.ENGLISH.todaysSignals()));
    }
}
