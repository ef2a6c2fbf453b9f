package io.lethe.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods an address takes, read from the resources of the application. */
@Singleton
public final class AllowedMethods {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::([^{}]+))?}");

    private record Route(Pattern path, String method) {}

    private final List<Route> routes = new ArrayList<>();

    @Inject
    AllowedMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            addAll(bean.getBeanClass());
        }
    }

    AllowedMethods(List<Class<?>> resources) {
        resources.forEach(this::addAll);
    }

    /** The methods that a path takes, with {@code HEAD} wherever there is {@code GET}. */
    SortedSet<String> of(String rawPath) {
        SortedSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().matcher(rawPath).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }

    private void addAll(Class<?> resource) {
        Path base = resource.getAnnotation(Path.class);
        if (base == null) {
            return;
        }
        for (Method method : resource.getMethods()) {
            String name = httpMethod(method);
            if (name != null) {
                Path rest = method.getAnnotation(Path.class);
                routes.add(new Route(pattern(base.value(), rest == null ? "" : rest.value()), name));
            }
        }
    }

    private static @Nullable String httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod named = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (named != null) {
                return named.value();
            }
        }
        return null;
    }

    private static Pattern pattern(String base, String rest) {
        String template = ("/" + base + "/" + rest).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        StringBuilder pattern = new StringBuilder();
        Matcher variable = VARIABLE.matcher(template);
        int from = 0;
        while (variable.find()) {
            String own = variable.group(1);
            pattern.append(Pattern.quote(template.substring(from, variable.start())))
                    .append(own == null ? "[^/]+" : "(?:" + own.strip() + ")");
            from = variable.end();
        }
        return Pattern.compile(pattern.append(Pattern.quote(template.substring(from))) + "/?");
    }
}
