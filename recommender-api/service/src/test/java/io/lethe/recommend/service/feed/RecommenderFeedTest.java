package io.lethe.recommend.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.embedding.ModelsInUseCodec;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.SignalKey;
import io.lethe.recommend.learning.ForgottenMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LearnedNumbers.Moved;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.AccountLinks;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.LiveChanges;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.ModelKey;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.StoredModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommenderFeedTest {
    private static final UserKey BERT = new UserKey("default", "bert");

    private final Catalogues catalogues = new Catalogues();
    private final SettingsBook settings = new SettingsBook();
    private final LiveChanges changes = new LiveChanges();
    private final RecommenderFeed feed = new RecommenderFeed(catalogues, settings, new ModelBook(), changes);
    private final List<String> heard = new ArrayList<>();
    private long offset;

    @BeforeEach
    void listen() {
        changes.listen(new LiveChanges.Listener() {
            @Override
            public void ofUsers(Set<UserKey> users) {
                Set<String> ids = new TreeSet<>();
                users.forEach(user -> ids.add(user.userId()));
                heard.add("users " + ids);
            }

            @Override
            public void ofTenant(String tenant) {
                heard.add("tenant " + tenant);
            }

            @Override
            public void ofAnybody() {
                heard.add("anybody");
            }
        });
    }

    @Test
    void shouldKeepTheNewestOfAnItemAndWithdrawItApart() {
        // When
        apply(Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "sail").toBytes(), item("Sailing"));
        apply(Topic.ITEMS_EMBEDDED, ItemKey.withdrawn("shop", "sail").toBytes(), new byte[] {1});
        apply(Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "sail").toBytes(), item("Sailing again"));

        // Then
        assertThat(catalogues.existing("shop", "sail").item().title()).isEqualTo("Sailing again");
        assertThat(catalogues.existing("shop", "sail").isOffered()).isFalse();
        apply(Topic.ITEMS_EMBEDDED, ItemKey.withdrawn("shop", "sail").toBytes(), null);
        assertThat(catalogues.existing("shop", "sail").isOffered()).isTrue();
        apply(Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "sail").toBytes(), null);
        assertThat(catalogues.of("shop").itemCount()).isZero();
    }

    @Test
    void shouldChangeNothingByARecordThatComesTwice() {
        // Given
        byte[] key = new SignalKey("shop", "sail", 0).toBytes();
        byte[] signal = NeighbourSignal.of(List.of(), List.of(), 10).toBytes();

        // When
        apply(Topic.SIGNALS_NEIGHBOURS, key, signal);
        apply(Topic.SIGNALS_NEIGHBOURS, key, signal);

        // Then
        assertThat(catalogues.of("shop").neighbourSignals()).isEqualTo(1);
        apply(Topic.SIGNALS_NEIGHBOURS, key, null);
        assertThat(catalogues.of("shop").neighbourSignals()).isZero();
    }

    @Test
    void shouldGoToAnotherModelInWhateverOrderItHearsOfIt() {
        // Given
        byte[] models = ModelsInUseCodec.encode(new ModelsInUse(new ModelId("after"), SmallShop.MODEL));
        byte[] read = EmbeddedItemCodec.encode(new EmbeddedItem(
                Item.of("shop", "sail", "Sailing", ""),
                Embedding.normalized(new float[] {1, 0}),
                SmallShop.MODEL,
                new Meaning(Embedding.normalized(new float[] {0, 0, 1}), new ModelId("after"))));

        // When
        apply(Topic.EMBEDDING_MODELS, ModelsInUseCodec.key(), models);
        apply(Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "sail").toBytes(), read);
        apply(Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "dive").toBytes(), item("Diving"));

        // Then
        assertThat(heard).containsExactly("anybody");
        assertThat(catalogues.existing("shop", "sail").model()).isEqualTo(new ModelId("after"));
        assertThat(catalogues.existing("shop", "sail").vector().dimension()).isEqualTo(3);
        assertThat(catalogues.existing("shop", "dive").model()).isEqualTo(SmallShop.MODEL);

        // When
        byte[] back = ModelsInUseCodec.encode(new ModelsInUse(SmallShop.MODEL, new ModelId("after")));
        apply(Topic.EMBEDDING_MODELS, ModelsInUseCodec.key(), back);

        // Then
        assertThat(heard).containsExactly("anybody", "anybody");
        assertThat(catalogues.existing("shop", "sail").model()).isEqualTo(SmallShop.MODEL);
        apply(Topic.EMBEDDING_MODELS, ModelsInUseCodec.key(), models);
        apply(Topic.EMBEDDING_MODELS, ModelsInUseCodec.key(), models);
        assertThat(heard).containsExactly("anybody", "anybody", "anybody");
        assertThat(catalogues.existing("shop", "sail").model()).isEqualTo(new ModelId("after"));
    }

    @Test
    void shouldTellWhomASettingAndALinkConcern() {
        // When
        apply(
                Topic.SETTINGS,
                "shop".getBytes(StandardCharsets.UTF_8),
                SmallShop.settings("{\"halfLife\":\"3d\"}").document().json().getBytes(StandardCharsets.UTF_8));
        apply(Topic.LINKS, AccountLinks.key(SmallShop.ANNA, BERT), AccountLinks.LINKED);
        apply(Topic.LINKS, AccountLinks.key(SmallShop.ANNA, BERT), null);

        // Then
        assertThat(heard).containsExactly("tenant shop", "users [anna, bert]", "users [anna, bert]");
        assertThat(settings.of("shop").version())
                .isNotEqualTo(settings.of("default").version());
        assertThat(feed.links().size()).isZero();
    }

    @Test
    void shouldRankByWhatWasLearnedAndTellThoseWhoWait() {
        // Given
        byte[] key = new ModelKey("shop", ModelBook.MIX).toBytes();
        LearnedNumbers numbers = new LearnedNumbers(
                Map.of(MixNumber.TEXT, new Moved(0.2, 0.1)), null, "0123456789ab", 600, 0.1, 0.2, 40, 5_000);

        // When
        apply(Topic.MODELS, key, StoredModel.toBytes(numbers.text()));

        // Then
        assertThat(heard).containsExactly("tenant shop");
        assertThat(settings.of("shop").mix()).isEqualTo(numbers.version());
        assertThat(settings.of("shop").settings().mix().text()).isEqualTo(0.1);

        // When
        apply(Topic.MODELS, key, StoredModel.toBytes(new ForgottenMix(5_000).text()));

        // Then
        assertThat(heard).containsExactly("tenant shop", "tenant shop");
        assertThat(settings.of("shop").settings().mix().text()).isEqualTo(0.2);
    }

    @Test
    void shouldCountARecordAsAppliedThatCannotBeRead() {
        // When / Then
        assertThatThrownBy(() -> apply(
                        Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "sail").toBytes(), new byte[0]))
                .isInstanceOf(RuntimeException.class);
        assertThat(feed.applied().await(new TopicPartition(Topic.ITEMS_EMBEDDED.topicName(), 0), 1))
                .isCompleted();
    }

    @Test
    void shouldReachThePositionThatAnItemCameInBy() {
        // Given
        ConsumerRecord<byte[], byte[]> message =
                message(Topic.ITEMS_EMBEDDED, ItemKey.content("shop", "sail").toBytes(), item("Sailing"));
        message.headers().add(Origin.HEADER, new Origin(Topic.ITEMS.topicName(), 2, 17).toBytes());

        // When
        feed.apply(message);

        // Then
        TopicPartition cameInBy = new TopicPartition(Topic.ITEMS.topicName(), 2);
        assertThat(feed.applied().await(cameInBy, 17)).isCompleted();
        assertThat(feed.applied().await(cameInBy, 18)).isNotDone();
    }

    private void apply(Topic topic, byte[] key, byte @Nullable [] value) {
        feed.apply(message(topic, key, value));
    }

    private ConsumerRecord<byte[], byte[]> message(Topic topic, byte[] key, byte @Nullable [] value) {
        offset++;
        return new ConsumerRecord<>(topic.topicName(), 0, offset, key, value);
    }

    private static byte[] item(String title) {
        return EmbeddedItemCodec.encode(new EmbeddedItem(
                Item.of("shop", "sail", title, ""), Embedding.normalized(new float[] {1, 0}), SmallShop.MODEL));
    }
}
