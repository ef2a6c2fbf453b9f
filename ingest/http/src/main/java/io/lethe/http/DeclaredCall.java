package io.lethe.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a resource method says of its call.
 *
 * @param query     the parameters of the query by name, and the type of each
 * @param bodyLimit how many bytes its body may have; -1 for any number
 * @param needsType whether its body has to say of what type it is
 */
record DeclaredCall(SortedMap<String, Class<?>> query, long bodyLimit, boolean needsType) {
    private static final long ANY = -1;

    static DeclaredCall of(Method method) {
        SortedMap<String, Class<?>> query = new TreeMap<>();
        boolean streams = false;
        for (Parameter parameter : method.getParameters()) {
            String name = queryName(parameter, parameter.getName());
            if (name != null) {
                query.put(name, parameter.getType());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(parameter.getType(), query);
            } else if (parameter.getType() == InputStream.class) {
                streams = true;
            }
        }
        BodyLimit limit = method.getAnnotation(BodyLimit.class);
        return new DeclaredCall(
                query, limit != null ? limit.value() : streams ? ANY : BodyLimit.USUAL, readsSomeTypes(method));
    }

    private static boolean readsSomeTypes(Method method) {
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes types = own != null ? own : method.getDeclaringClass().getAnnotation(Consumes.class);
        return types != null && !List.of(types.value()).contains(MediaType.WILDCARD);
    }

    private static void addFields(Class<?> bean, SortedMap<String, Class<?>> query) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                String name = queryName(field, field.getName());
                if (name != null) {
                    query.put(name, field.getType());
                } else if (field.isAnnotationPresent(BeanParam.class)) {
                    addFields(field.getType(), query);
                }
            }
        }
    }

    private static @Nullable String queryName(AnnotatedElement element, String otherwise) {
        QueryParam standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        RestQuery named = element.getAnnotation(RestQuery.class);
        return named == null ? null : named.value().isEmpty() ? otherwise : named.value();
    }
}
