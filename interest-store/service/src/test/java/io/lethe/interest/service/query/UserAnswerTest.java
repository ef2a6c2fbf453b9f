package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.law.RandomHistory;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.service.query.UserAnswer.Source;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UserAnswerTest {
    private static final UserKey USER = new UserKey("default", "user 0");
    private static final UserState STATE = state();
    private static final String VERSION = STATE.version().toString();

    @Test
    void shouldSendTheStateWithItsVersion() {
        // When
        Response answer = UserAnswer.state(STATE, Source.LIVE, 8, null, null);
        // Then
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo(UserStateCodec.encode(STATE));
        assertThat(answer.getEntityTag()).isEqualTo(new EntityTag(VERSION));
        assertThat(answer.getHeaderString("Lethe-Source")).isEqualTo("live");
        assertThat(answer.getHeaderString("Lethe-Version")).isEqualTo(VERSION);
        assertThat(answer.getHeaderString("Lethe-Window")).isEqualTo("8");
        assertThat(answer.getHeaders()).doesNotContainKey("Lethe-After");
    }

    @Test
    void shouldSendNothingToWhoeverHasIt() {
        // When
        Response known = UserAnswer.state(STATE, Source.SNAPSHOT, 8, "\"other\", \"" + VERSION + "\"", null);
        Response changed = UserAnswer.state(STATE, Source.SNAPSHOT, 8, "\"other\"", null);
        // Then
        assertThat(known.getStatus()).isEqualTo(304);
        assertThat(known.getEntity()).isNull();
        assertThat(known.getHeaderString("Lethe-Source")).isEqualTo("snapshot");
        assertThat(known.getHeaderString("Lethe-Version")).isEqualTo(VERSION);
        assertThat(changed.getStatus()).isEqualTo(200);
    }

    @Test
    void shouldSayWhetherThePositionWasReached() {
        assertThat(UserAnswer.state(STATE, Source.LIVE, 8, null, true).getHeaderString("Lethe-After"))
                .isEqualTo("reached");
        assertThat(UserAnswer.state(STATE, Source.LIVE, 8, null, false).getHeaderString("Lethe-After"))
                .isEqualTo("timeout");
    }

    @Test
    void shouldSayHowExactAPastIs() {
        // When
        Response exact = UserAnswer.past(new Past(STATE, From.LEDGER, Source.LIVE, null), 8, null);
        Response guessed = UserAnswer.past(new Past(STATE, From.HISTORY, Source.SNAPSHOT, "too old"), 8, null);
        // Then
        assertThat(exact.getHeaderString("Lethe-As-Of")).isEqualTo("ledger");
        assertThat(exact.getHeaderString("Lethe-Exact")).isEqualTo("true");
        assertThat(exact.getHeaders()).doesNotContainKey("Lethe-Reason");
        assertThat(guessed.getHeaderString("Lethe-As-Of")).isEqualTo("history");
        assertThat(guessed.getHeaderString("Lethe-Exact")).isEqualTo("false");
        assertThat(guessed.getHeaderString("Lethe-Reason")).isEqualTo("too old");
        assertThat(guessed.getHeaderString("Lethe-Source")).isEqualTo("snapshot");
    }

    @Test
    void shouldNameWhereTheNextPageBegins() {
        // Given
        List<LedgerEntry> page = STATE.window().subList(0, 3);
        // When
        Response more = UserAnswer.entries(STATE.window().subList(0, 4), 3, STATE.version(), Source.LIVE);
        Response last = UserAnswer.entries(page, 3, STATE.version(), Source.LIVE);
        Response none = UserAnswer.entries(List.of(), 3, STATE.version(), Source.LIVE);
        // Then
        LedgerKey next = LedgerKey.fromBytes(Base64.getUrlDecoder().decode(more.getHeaderString("Lethe-Next")));
        assertThat(next).isEqualTo(page.get(2).key());
        assertThat(UserStateCodec.decodeEntries((byte[]) more.getEntity())).isEqualTo(page);
        assertThat(UserStateCodec.decodeEntries((byte[]) last.getEntity())).isEqualTo(page);
        assertThat(last.getHeaders()).doesNotContainKey("Lethe-Next");
        assertThat(none.getHeaders()).doesNotContainKey("Lethe-Next");
    }

    private static UserState state() {
        NaiveModel model = new NaiveModel(8);
        new RandomHistory(7, 1, 9).events(40).forEach(model::add);
        return Objects.requireNonNull(model.states().get(USER));
    }
}
