package io.lethe.recommend.service.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.learning.ForgottenMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LogGrowth;
import io.lethe.recommend.learning.MixMemory;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.feed.LogWithoutBroker;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.ModelKey;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.StoredModel;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.InterestStoreOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MixLearningTest {
    private static final String SHOP = "shop";
    private static final String USERS = "/internal/interest/users";

    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final InterestStore store = InterestStoreOf.port(neighbourhood.port());
    private final Catalogues catalogues = new Catalogues();
    private final SettingsBook settings = new SettingsBook();
    private final ModelBook models = new ModelBook();
    private final RecommenderConfig config = SmallShop.config(neighbourhood.port());
    private final RecentActivity everyone = new RecentActivity();
    private final MixLearning learning = new MixLearning(
            config,
            store,
            catalogues,
            settings,
            models,
            LogWithoutBroker.of(catalogues, models),
            everyone,
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        learning.stop(new ShutdownEvent());
        neighbourhood.stop();
    }

    private void onTheTopic(MixMemory memory) {
        models.apply(new ModelKey(SHOP, ModelBook.MIX).toBytes(), StoredModel.toBytes(memory.text()), 10);
    }

    private LearnedNumbers learnedFrom(long events) {
        return new LearnedNumbers(Map.of(), null, settings.of(SHOP).version(), 600, 0.1, 0.1, 40, events);
    }

    @Test
    void shouldLearnFromALogThatHasEnoughEvents() {
        assertThat(learning.isDue(SHOP, 499)).isFalse();
        assertThat(learning.isDue(SHOP, 500)).isTrue();
    }

    @Test
    void shouldLearnAgainOnceTheLogHasChangedByATenth() {
        // Given
        onTheTopic(learnedFrom(1_000));

        // Then
        assertThat(learning.isDue(SHOP, 1_099)).isFalse();
        assertThat(learning.isDue(SHOP, 1_100)).isTrue();
        assertThat(learning.isDue(SHOP, 901)).isFalse();
        assertThat(learning.isDue(SHOP, 900)).isTrue();
    }

    @Test
    void shouldLearnAgainFromOtherSettings() {
        // Given
        onTheTopic(learnedFrom(1_000));

        // When
        settings.apply(new ConsumerRecord<>(
                "settings",
                0,
                0,
                SHOP.getBytes(StandardCharsets.UTF_8),
                "{\"mix\":{\"trend\":0.5}}".getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(learning.isDue(SHOP, 1_000)).isTrue();
    }

    @Test
    void shouldLearnAgainOnceTheItemsOfAnImportHaveCome() {
        // Given
        String tenant = SmallShop.ANNA.tenant();
        neighbourhood.told.put(USERS, "{\"users\":[{\"userId\":\"anna\",\"events\":600}]}");

        // When
        learning.learnByItself(tenant);

        // Then
        assertThat(models.mix(tenant)).isNull();
        assertThat(learning.isDue(tenant, 600)).isFalse();

        // When
        SmallShop.fill(catalogues.toFill(tenant));

        // Then
        assertThat(learning.isDue(tenant, 600)).isTrue();

        // When
        learning.learnByItself(tenant);

        // Then
        assertThat(learning.isDue(tenant, 600)).isFalse();
    }

    @Test
    void shouldLetForgottenNumbersRestUntilTheLogHasGrown() {
        // Given
        onTheTopic(new ForgottenMix(1_000));

        // Then
        assertThat(learning.isDue(SHOP, 500)).isFalse();
        assertThat(learning.isDue(SHOP, 1_099)).isFalse();
        assertThat(learning.isDue(SHOP, 1_100)).isTrue();
    }

    @Test
    void shouldRefuseToLearnWhereSettingsSwitchItOff() {
        // Given
        settings.apply(new ConsumerRecord<>(
                "settings",
                0,
                0,
                SHOP.getBytes(StandardCharsets.UTF_8),
                "{\"learning\":{\"mix\":false}}".getBytes(StandardCharsets.UTF_8)));

        // When / Then
        Refusals.of(409, () -> learning.learnNow(SHOP)).hasMessageContaining("{\"learning\": {\"mix\": true}}");
        assertThat(models.isLearning(SHOP)).isFalse();
    }

    @Test
    void shouldNotLearnBeforeTheTopicsHaveBeenRead() {
        assertThatThrownBy(() -> learning.learnNow(SHOP).join()).hasMessageContaining("Lethe is starting");
        assertThat(models.isLearning(SHOP)).isFalse();
    }

    @Test
    void shouldNeedAsManyEventsByDefaultAsTheLaboratory() {
        assertThat(config.learning().events()).isEqualTo(LogGrowth.LEAST_EVENTS);
    }

    @Test
    void shouldSayHowManyEventsALogNeeds() {
        Refusals.of(409, () -> learning.requireEnough(499))
                .hasMessageContaining("The log has 499 events, and 500 are the least to learn from.")
                .hasMessageContaining("Lethe learns by itself once it has them.");
        assertThatCode(() -> learning.requireEnough(500)).doesNotThrowAnyException();
    }

    @Test
    void shouldSayThatAnImportIsStillUnderWay() {
        // Given
        everyone.work().look(SmallShop.NOW, 1_200, 0);

        // When / Then
        Refusals.of(409, () -> learning.requireEnough(3))
                .hasMessageContaining("The log has 3 events")
                .hasMessageContaining("1,200 records are still being taken in");
    }

    @Test
    void shouldAskForTheSizeOfALogWithoutReadingItsUsers() {
        // Given
        neighbourhood.told.put("/internal/interest/size", "{\"users\":3,\"events\":1825}");

        // When
        LogSize size = store.size(SHOP).await().indefinitely();

        // Then
        assertThat(size).isEqualTo(new LogSize(3, 1_825));
        assertThat(neighbourhood.requests).containsExactly("GET /internal/interest/size?tenant=" + SHOP);

        // When
        neighbourhood.told.clear();

        // Then
        Refusals.of(503, () -> store.size(SHOP).await().indefinitely()).hasMessageContaining("interest-store");
    }

    @Test
    void shouldCountUsersAndEventsAndKeepNoStates() {
        // Given
        neighbourhood.told.put(
                USERS, "{\"users\":[{\"userId\":\"anna\",\"events\":3},{\"userId\":\"bert\",\"events\":4}]}");
        neighbourhood.put(SmallShop.event("e1", "view", "sail", SmallShop.NOW));

        // When
        TenantLog log = TenantLog.of(store, SmallShop.ANNA.tenant());
        List<UserState> states = log.states(store);

        // Then
        assertThat(log.users()).isEqualTo(2);
        assertThat(log.events()).isEqualTo(7);
        assertThat(log.drawn()).containsExactlyInAnyOrder(SmallShop.ANNA, new UserKey(SmallShop.ANNA.tenant(), "bert"));
        assertThat(states).extracting(state -> state.user().userId()).containsExactlyInAnyOrder("anna", "bert");

        // When
        neighbourhood.requests.clear();
        log.states(store);

        // Then
        assertThat(neighbourhood.requests).hasSize(2);
        assertThat(states.stream().mapToLong(state -> state.window().size()).sum())
                .isEqualTo(1);
    }

    @Test
    void shouldNotLearnFromSnapshots() {
        // Given
        neighbourhood.told.put(USERS, "{\"users\":[{\"userId\":\"anna\",\"events\":3}]}");
        TenantLog log = TenantLog.of(store, SmallShop.ANNA.tenant());
        neighbourhood.source = "snapshot";

        // When / Then
        assertThatThrownBy(() -> log.states(store))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("catching up");
    }
}
