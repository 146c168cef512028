package io.makokit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The public ways to make the call of a case: by the operation's own method, whatever operations there are. */
enum CorpusDoor {
    WAITING("Client") {
        @Override
        Object call(Map<String, ?> test, String baseUrl, List<String> events) {
            try (SyncClient client = (SyncClient) built(test, baseUrl, events)) {
                return after(client.session(), () -> plain(invoke(with(client, options(test)), test)));
            }
        }
    },
    FUTURE("AsyncClient") {
        @Override
        Object call(Map<String, ?> test, String baseUrl, List<String> events) {
            try (AsyncClient client = (AsyncClient) built(test, baseUrl, events)) {
                return plain(after(client.session(), () -> joined(invoke(with(client, options(test)), test))));
            } catch (CompletionException error) {
                throw (MakokitException) error.getCause();
            }
        }
    };

    private static final Map<String, Map<String, String>> CREDENTIALS = Map.of(
            "mako", Map.of("client_id", "corpus-client", "client_secret", "corpus-secret"),
            "makini", Map.of("api_token", "corpus-token"),
            "maestrano", Map.of("marketplace", "corpus-market", "api_id", "app-1", "api_key", "corpus-key"),
            "connec", Map.of("marketplace", "corpus-market", "api_id", "app-1", "api_key", "corpus-key"));

    /** How the class of such a client ends. */
    private final String ending;

    CorpusDoor(String ending) {
        this.ending = ending;
    }

    /** The answer as JSON values; the names of the events go into a list. */
    abstract Object call(Map<String, ?> test, String baseUrl, List<String> events);

    /** Whether a case names some members of an answer that has more. */
    static boolean isWhole(Map<String, ?> test) {
        String operation = Row.object(test.get("call")).get("operation").toString();
        return operation.equals("raw") || operation.startsWith("ensure");
    }

    /** The client of a case's system, by its public builder. */
    Object built(Map<String, ?> test, String baseUrl, List<String> events) {
        String system = test.get("system").toString();
        String title = system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1);
        try {
            Class<?> client = Class.forName("io.makokit." + title + ending);
            ClientBuilder<?> builder =
                    (ClientBuilder<?>) client.getMethod("builder").invoke(null);
            configure(builder.baseUrl(baseUrl), test, events);
            return builder.getClass().getMethod("build").invoke(builder);
        } catch (InvocationTargetException error) {
            throw (MakokitException) error.getCause();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Object with(Object client, CallOptions options) {
        try {
            return client.getClass().getMethod("withOptions", CallOptions.class).invoke(client, options);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }

    /** What a future, or all futures of a list, end with. */
    private static Object joined(Object started) {
        if (started instanceof AsyncPages<?> pages) {
            List<Object> records = new ArrayList<>();
            pages.forEach(records::add).join();
            return records;
        }
        return ((CompletableFuture<?>) started).join();
    }

    /** The end of a call, once the hook has had all its events. */
    private static Object after(Session session, Supplier<Object> call) {
        try {
            return call.get();
        } finally {
            while (!session.events().isIdle()) {
                Thread.onSpinWait();
            }
        }
    }

    private static void configure(ClientBuilder<?> builder, Map<String, ?> test, List<String> events) {
        Map<String, ?> given = members(test, "settings");
        if (!given.containsKey("configuration")) {
            CREDENTIALS
                    .get(test.get("system").toString())
                    .forEach((name, value) -> BuilderTable.set(builder, name, value));
        }
        builder.onEvent(event -> events.add(event.name()));
        given.forEach((name, value) -> BuilderTable.set(builder, name, value));
    }

    private static CallOptions options(Map<String, ?> test) {
        CallOptions.Builder builder = CallOptions.builder();
        members(Row.object(test.get("call")), "options").forEach((name, value) -> {
            switch (name) {
                case "timeout_ms" -> builder.timeout(millis(value));
                case "retries" -> builder.retries(whole(value));
                case "validate" -> builder.validate(value.equals("on"));
                case "priority" -> builder.priority(
                        Priority.valueOf(value.toString().toUpperCase(Locale.ROOT)));
                case "settle" -> builder.settle(Settle.valueOf(value.toString().toUpperCase(Locale.ROOT)));
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
        } else if (operation.equals("raw")) {
            given.add(arguments.get("operation"));
            given.add(members(arguments, "arguments"));
        } else {
            given.addAll(given(client, operation, arguments, call.containsKey("door")));
        }
        try {
            return method(client, operation, given).invoke(client, given.toArray());
        } catch (InvocationTargetException error) {
            throw (MakokitException) error.getCause();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }

    /** The parts of the path, and then what is sent besides, as the operation's own type or as the map that it is. */
    private static List<Object> given(Object client, String operation, Map<String, ?> arguments, boolean asMap) {
        Optional<Method> taker = Arrays.stream(client.getClass().getMethods())
                .filter(method -> method.getName().equals(operation) && method.getParameterCount() > 0)
                .filter(method -> Model.class.isAssignableFrom(last(method)))
                .findFirst();
        if (taker.isEmpty()) {
            return List.copyOf(arguments.values());
        }
        List<Object> given = new ArrayList<>();
        Map<String, ?> content = arguments;
        if (taker.get().getParameterCount() > 1) {
            content = members(arguments, arguments.containsKey("query") ? "query" : "request");
            arguments.forEach((name, part) -> {
                if (part instanceof String) {
                    given.add(part);
                }
            });
        }
        given.add(asMap ? content : typed(last(taker.get()), operation, content));
        return given;
    }

    private static Class<?> last(Method method) {
        return method.getParameterTypes()[method.getParameterCount() - 1];
    }

    private static Method method(Object client, String name, List<Object> given) {
        return Arrays.stream(client.getClass().getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameterCount() == given.size())
                .filter(method -> takes(method, given))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(client + " has no " + name + " for " + given));
    }

    private static boolean takes(Method method, List<Object> given) {
        Class<?>[] types = method.getParameterTypes();
        return IntStream.range(0, types.length).allMatch(place -> types[place].isInstance(given.get(place)));
    }

    /** The operation's own request type; the case says so when its arguments do not fit it. */
    private static Object typed(Class<?> type, String operation, Map<String, ?> arguments) {
        try {
            return type.getMethod("fromMap", Map.class).invoke(null, arguments);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(operation + ": the arguments do not fit the type", error);
        }
    }

    private static FreeCall freeCall(Map<String, ?> arguments) {
        FreeCall call = FreeCall.of(
                arguments.get("method").toString(), arguments.get("path").toString());
        call = arguments.containsKey("query") ? call.query(members(arguments, "query")) : call;
        call = arguments.containsKey("body") ? call.body(arguments.get("body")) : call;
        call = arguments.get("idempotent") instanceof Boolean idempotent ? call.idempotent(idempotent) : call;
        return arguments.get("limit_key") instanceof String key ? call.limitKey(key) : call;
    }

    private static Object plain(Object answer) {
        if (answer instanceof Model model) {
            return model.toMap();
        }
        if (answer instanceof RawAnswer raw) {
            return told(raw);
        }
        if (answer instanceof Outcome<?> outcome) {
            return told(outcome);
        }
        if (answer instanceof Pages<?> pages) {
            return pages.stream().map(CorpusDoor::plain).toList();
        }
        return answer instanceof Collection<?> list
                ? list.stream().map(CorpusDoor::plain).toList()
                : answer;
    }

    private static Map<String, Object> told(Outcome<?> outcome) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Created<?> created) {
            facts.put("outcome", "created");
            facts.put("entity", plain(created.entity()));
        } else if (outcome instanceof Outcome.AlreadyThere<?> there) {
            facts.put("outcome", "already_there");
            facts.put("entity", there.entity().map(CorpusDoor::plain).orElse(null));
        } else if (outcome instanceof Outcome.NotCreated<?> not) {
            facts.put("outcome", "not_created");
            facts.put("error", not.error().toMap());
        } else if (outcome instanceof Outcome.Unknown<?> unknown) {
            facts.put("outcome", "unknown");
            facts.put("error", unknown.error().toMap());
        }
        return facts;
    }

    private static Map<String, Object> told(RawAnswer answer) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("http_status", answer.httpStatus());
        List<Object> pairs = new ArrayList<>();
        answer.headers().forEach((name, values) -> values.forEach(value -> pairs.add(List.of(name, value))));
        facts.put("headers", pairs);
        facts.put("server_request_id", answer.serverRequestId());
        facts.put("attempts", answer.attempts());
        facts.put("body", answer.body());
        return facts;
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
