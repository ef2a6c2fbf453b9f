package io.lethe.recommend.service.settings;

import io.lethe.recommend.service.http.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings versions as entity tags (RFC 9110). Weak tags match too, since compressing proxies weaken them. */
final class SettingsTags {
    private static final String ANY = "*";

    private SettingsTags() {}

    /** The tag of a version. */
    static String of(String version) {
        return "\"" + version + "\"";
    }

    /** Whether a header that lists tags names a version. */
    static boolean names(String header, String version) {
        return versions(header).stream().anyMatch(one -> one.equals(ANY) || one.equals(version));
    }

    /**
     * Refuses a change of other settings than those it was made for.
     *
     * @param ifMatch the header; null where there is none
     * @param inForce the version in force
     */
    static void require(@Nullable String ifMatch, String inForce) {
        if (ifMatch != null && !names(ifMatch, inForce)) {
            throw ProblemException.preconditionFailed(
                    "If-Match",
                    "The settings in force have the version " + inForce + ", not "
                            + String.join(" or ", versions(ifMatch))
                            + ": they were changed in between. Nothing was done; get them and apply the change "
                            + "to those.");
        }
    }

    private static List<String> versions(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .map(one -> one.replace("\"", ""))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
