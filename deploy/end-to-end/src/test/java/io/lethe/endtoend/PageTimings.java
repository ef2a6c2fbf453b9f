package io.lethe.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What a visitor's browser says of time, all in milliseconds: tasks that held the main thread, and how long views and
 * their calls took.
 */
final class PageTimings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "page/main.js";
    private static final String TAKE_DOWN = """
            (() => {
              window.letheTasks = [];
              window.letheFrames = [];
              window.letheInputs = [];
              const take = (type, more, each) =>
                new PerformanceObserver(list => list.getEntries().forEach(each)).observe({type, buffered: true, ...more});
              take('longtask', {}, entry => window.letheTasks.push({start: entry.startTime, millis: entry.duration}));
              take('long-animation-frame', {}, entry => window.letheFrames.push({
                start: entry.startTime,
                millis: entry.duration,
                scripts: entry.scripts.map(script => ({
                  start: script.startTime, millis: script.duration, source: script.sourceURL, name: script.invoker}))}));
              take('event', {durationThreshold: 16}, entry =>
                window.letheInputs.push({start: entry.processingStart, millis: entry.processingEnd - entry.processingStart}));
              performance.setResourceTimingBufferSize(2000);
              window.letheAsking = 0;
              const counted = promise => {
                window.letheAsking++;
                return promise.finally(() => setTimeout(() => window.letheAsking--, 0));
              };
              const [ask, read] = [window.fetch, Response.prototype.json];
              window.fetch = (...what) => counted(ask(...what));
              Response.prototype.json = function () {
                return counted(read.call(this));
              };
            })();
            """;
    private static final String VISIT = """
            async ([address, selectors]) => {
              const frame = () => new Promise(requestAnimationFrame);
              location.hash = '#/-';
              while (document.querySelector('main > :not(h1)')) {
                await frame();
              }
              performance.clearResourceTimings();
              const begin = performance.now();
              location.hash = address;
              const there = () => selectors.every(selector => document.querySelector(selector)) && !document.querySelector('main .skeleton');
              await frame();
              while (window.letheAsking > 0 || !there()) {
                if (performance.now() - begin > 60000) {
                  throw new Error(`${address} is not complete: ${selectors.filter(selector => !document.querySelector(selector))}`);
                }
                await frame();
              }
              const millis = performance.now() - begin;
              const calls = performance.getEntriesByType('resource')
                .filter(entry => entry.startTime >= begin && entry.name.includes('/v1/') && !entry.name.includes('/stream'))
                .map(entry => ({path: entry.name.slice(entry.name.indexOf('/v1/')), start: entry.startTime - begin, millis: entry.duration}));
              return JSON.stringify({millis, calls});
            }
            """;

    /** Something that took so long, at a time of the page's own clock. */
    record Span(double start, double millis) {
        boolean meets(double otherStart, double otherMillis) {
            return start < otherStart + otherMillis && otherStart < start + millis;
        }
    }

    /** A script's part of a frame; {@code source} is where the script is from, {@code name} what called it. */
    record Script(double start, double millis, String source, String name) {}

    /** A frame that took over 50 ms, with the scripts that took over 5 ms in it. */
    record Frame(double start, double millis, List<Script> scripts) {}

    /** A call of the REST API, from the request until all of the answer was there. */
    record Call(String path, double start, double millis) {}

    /** A view, from the change of the address until nothing of it was missing and no call was under way. */
    record View(double millis, List<Call> calls) {
        double slowestCall() {
            return calls.stream().mapToDouble(Call::millis).max().orElse(0);
        }
    }

    /** A task of the main thread of over 50 ms, and the page's own scripts in it. */
    record Task(double start, double millis, List<Script> own) {
        double ownMillis() {
            return own.stream().mapToDouble(Script::millis).sum();
        }

        @Override
        public String toString() {
            return String.format(
                    "%.0f ms (%.0f of them the page's script %s)",
                    millis,
                    ownMillis(),
                    own.stream().map(Script::name).distinct().toList());
        }
    }

    private final Visit visit;

    private PageTimings(Visit visit) {
        this.visit = visit;
    }

    /** Of a visit that has not gone anywhere yet. */
    static PageTimings of(Visit visit) {
        visit.page().addInitScript(TAKE_DOWN);
        return new PageTimings(visit);
    }

    void forget() {
        visit.page().evaluate("letheTasks.length = letheFrames.length = letheInputs.length = 0");
    }

    /** The tasks of over 50 ms since they were forgotten. */
    List<Task> longTasks() {
        List<Script> own = read("letheFrames", new TypeReference<List<Frame>>() {}).stream()
                .flatMap(frame -> frame.scripts().stream())
                .filter(script -> script.source().contains(SCRIPT))
                .toList();
        return read("letheTasks", new TypeReference<List<Span>>() {}).stream()
                .map(task -> new Task(
                        task.start(),
                        task.millis(),
                        own.stream()
                                .filter(script -> task.meets(script.start(), script.millis()))
                                .toList()))
                .toList();
    }

    /**
     * The longest that the page worked on something one did, such as a click; 0 where nothing took long enough to be
     * counted.
     */
    double longestInput() {
        return read("letheInputs", new TypeReference<List<Span>>() {}).stream()
                .mapToDouble(Span::millis)
                .max()
                .orElse(0);
    }

    /**
     * Goes to an address of the page from a place where nothing is shown.
     *
     * @param selectors what has to be there for the view to be complete
     * @throws com.microsoft.playwright.PlaywrightException if it is not within a minute
     */
    View view(String address, List<String> selectors) {
        return parse((String) visit.page().evaluate(VISIT, List.of(address, selectors)), new TypeReference<View>() {});
    }

    private <T> T read(String name, TypeReference<T> type) {
        return parse((String) visit.page().evaluate("JSON.stringify(" + name + ")"), type);
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
