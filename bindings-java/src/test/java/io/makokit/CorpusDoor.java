package io.makokit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The public ways to make the call of a case: by the operation's own method, whatever operations there are. */
enum CorpusDoor {
    WAITING {
        @Override
        Object call(Map<String, ?> test, String baseUrl) {
            try (MakoClient client = configured(MakoClient.builder(), test, baseUrl).build()) {
                return plain(invoke(client.withOptions(options(test)), test));
            }
        }
    },
    FUTURE {
        @Override
        Object call(Map<String, ?> test, String baseUrl) {
            try (MakoAsyncClient client = configured(MakoAsyncClient.builder(), test, baseUrl).build()) {
                Object future = invoke(client.withOptions(options(test)), test);
                return plain(((CompletableFuture<?>) future).join());
            } catch (CompletionException error) {
                throw (MakokitException) error.getCause();
            }
        }
    };

    /** The answer as JSON values. */
    abstract Object call(Map<String, ?> test, String baseUrl);

    private static <B extends ClientBuilder<B>> B configured(B builder, Map<String, ?> test, String baseUrl) {
        builder.baseUrl(baseUrl).clientId("corpus-client").clientSecret("corpus-secret");
        members(test, "settings").forEach((name, value) -> {
            switch (name) {
                case "timeout_ms" -> builder.timeout(millis(value));
                case "connect_timeout_ms" -> builder.connectTimeout(millis(value));
                case "retries" -> builder.retries(whole(value));
                case "rate_limit" -> builder.rateLimit(whole(value));
                case "guard_ms" -> builder.guard(millis(value));
                case "max_answer_bytes" -> builder.maxAnswerBytes(whole(value));
                case "ca_bundle" -> builder.caBundle(Path.of(value.toString()));
                case "clock" -> builder.clock(ClockKind.valueOf(value.toString().toUpperCase(Locale.ROOT)));
                case "paths" -> Row.object(value).forEach((row, path) -> builder.path(row, path.toString()));
                default -> throw new IllegalArgumentException("the builder has no setting " + name);
            }
        });
        return builder;
    }

    private static CallOptions options(Map<String, ?> test) {
        CallOptions.Builder builder = CallOptions.builder();
        members(Row.object(test.get("call")), "options").forEach((name, value) -> {
            switch (name) {
                case "timeout_ms" -> builder.timeout(millis(value));
                case "retries" -> builder.retries(whole(value));
                case "validate" -> builder.validate(value.equals("on"));
                case "extra" -> builder.extra(Row.object(value));
                default -> throw new IllegalArgumentException("there is no option " + name);
            }
        });
        return builder.build();
    }

    private static Object invoke(Object client, Map<String, ?> test) {
        Map<String, ?> call = Row.object(test.get("call"));
        Map<String, ?> arguments = members(call, "arguments");
        String operation = call.get("operation").toString();
        List<Object> given = new ArrayList<>();
        if (operation.equals("call")) {
            given.add(freeCall(arguments));
        } else if (arguments.keySet().equals(Set.of("id"))) {
            given.add(arguments.get("id"));
        } else if (!arguments.isEmpty()) {
            given.add(call.containsKey("door") ? arguments : typed(client, operation, arguments));
        }
        try {
            return method(client, operation, given).invoke(client, given.toArray());
        } catch (InvocationTargetException error) {
            throw (MakokitException) error.getCause();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Method method(Object client, String name, List<Object> given) {
        return Arrays.stream(client.getClass().getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameterCount() == given.size())
                .filter(method -> given.isEmpty() || method.getParameterTypes()[0].isInstance(given.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(client + " has no " + name + " for " + given));
    }

    /** The operation's own request type; the case says so when its arguments do not fit it. */
    private static Object typed(Object client, String operation, Map<String, ?> arguments) {
        Class<?> type = Arrays.stream(client.getClass().getMethods())
                .filter(method -> method.getName().equals(operation))
                .map(method -> method.getParameterTypes()[0])
                .filter(Model.class::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operation + " takes no model"));
        try {
            return type.getMethod("fromMap", Map.class).invoke(null, arguments);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(operation + ": the arguments do not fit the type", error);
        }
    }

    private static FreeCall freeCall(Map<String, ?> arguments) {
        FreeCall call = FreeCall.of(arguments.get("method").toString(), arguments.get("path").toString());
        call = arguments.containsKey("query") ? call.query(members(arguments, "query")) : call;
        call = arguments.containsKey("body") ? call.body(arguments.get("body")) : call;
        call = arguments.get("idempotent") instanceof Boolean idempotent ? call.idempotent(idempotent) : call;
        return arguments.get("limit_key") instanceof String key ? call.limitKey(key) : call;
    }

    private static Object plain(Object answer) {
        if (answer instanceof Model model) {
            return model.toMap();
        }
        return answer instanceof Collection<?> list ? list.stream().map(CorpusDoor::plain).toList() : answer;
    }

    private static Map<String, ?> members(Map<String, ?> object, String name) {
        return object.get(name) == null ? Map.of() : Row.object(object.get(name));
    }

    private static Duration millis(Object value) {
        return Duration.ofMillis(((Number) value).longValue());
    }

    private static int whole(Object value) {
        return ((Number) value).intValue();
    }
}
