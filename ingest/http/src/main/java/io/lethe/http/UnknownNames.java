package io.lethe.http;

import java.util.Collection;
import java.util.List;

/** Says of a name that a call does not have what may have been meant. */
public final class UnknownNames {
    private static final int LONGEST = 64;

    private UnknownNames() {}

    /**
     * The problem with a name.
     *
     * @param kind  what it is the name of: {@code parameter} or {@code field}
     * @param known all names that there are
     */
    public static HttpProblem problem(String kind, String given, Collection<String> known) {
        String shown = given.length() > LONGEST ? given.substring(0, LONGEST) + "…" : given;
        List<String> near = NearNames.of(shown, known);
        String meant = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
        String all = known.isEmpty()
                ? " This call takes none."
                : " This call takes "
                        + String.join(", ", known.stream().sorted().toList()) + ".";
        return HttpProblem.of(
                ProblemKind.UNKNOWN_PARAMETER, "There is no " + kind + " '" + shown + "'." + meant + all, shown);
    }
}
