package io.lethe.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void shouldFollowFromTheContentAndNotFromTheIdItHas() {
        assertThat(EventIds.fromContent(Samples.FULL.withEventId("a")))
                .isEqualTo(EventIds.fromContent(Samples.FULL.withEventId("b")));
        assertThat(EventIds.fromSequence(Samples.FULL.withEventId("a")))
                .isEqualTo(EventIds.fromSequence(Samples.FULL.withEventId("b")));
    }

    @Test
    void shouldTellDifferentContentsApart() {
        Interaction event = Samples.FULL;
        Set<String> ids = new HashSet<>();

        ids.add(EventIds.fromContent(event));
        ids.add(EventIds.fromContent(event.withValue(4.0)));
        ids.add(EventIds.fromContent(event.withValue(null)));
        ids.add(EventIds.fromContent(event.withText(null)));
        ids.add(EventIds.fromContent(event.withSequence(8)));
        ids.add(EventIds.fromContent(at(event, event.timestamp() + 1)));
        ids.add(EventIds.fromSequence(event));
        ids.add(EventIds.fromSequence(event.withSequence(8)));

        assertThat(ids).hasSize(8).allMatch(EventIds::isDerived);
    }

    @Test
    void shouldLeaveTheTimeOutOfIdsFromASequence() {
        assertThat(EventIds.fromSequence(at(Samples.FULL, 1))).isEqualTo(EventIds.fromSequence(Samples.FULL));
    }

    @Test
    void shouldCarryTimeAndSequenceInIdsFromContent() {
        for (long time : new long[] {Long.MIN_VALUE, -1, 0, 1, 1_769_882_640_123L, Long.MAX_VALUE}) {
            for (long sequence : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
                String id = EventIds.fromContent(at(Samples.FULL, time).withSequence(sequence));

                assertThat(EventIds.timeOf(id)).hasValue(time);
                assertThat(EventIds.sequenceOf(id)).hasValue(sequence);
            }
        }
    }

    @Test
    void shouldFindNeitherInOtherIds() {
        for (String id : new String[] {
            "e-1",
            "",
            EventIds.fromSequence(Samples.FULL),
            EventIds.fromOrigin(Samples.ORIGIN),
            EventIds.fromRequest("k", 1)
        }) {
            assertThat(EventIds.timeOf(id)).isEmpty();
            assertThat(EventIds.sequenceOf(id)).isEmpty();
            assertThat(EventIds.isFromContent(id)).isFalse();
        }
    }

    @Test
    void shouldTellRequestsAndPlacesApart() {
        assertThat(EventIds.fromRequest("a", 1))
                .isNotEqualTo(EventIds.fromRequest("a", 2))
                .isNotEqualTo(EventIds.fromRequest("b", 1))
                .isEqualTo(EventIds.fromRequest("a", 1));
    }

    private static Interaction at(Interaction event, long time) {
        return new Interaction(
                event.tenant(),
                event.userId(),
                event.eventId(),
                event.itemId(),
                event.type(),
                event.value(),
                event.text(),
                event.progress(),
                event.dwellMs(),
                time,
                event.sequence(),
                event.context());
    }
}
