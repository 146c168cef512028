import io.makokit.ApiException;
import io.makokit.ClockKind;
import io.makokit.DuplicateEntityException;
import io.makokit.InvalidDataException;
import io.makokit.MakoClient;
import io.makokit.MakokitException;
import io.makokit.Outcome;
import io.makokit.OutcomeUnknownException;
import io.makokit.QuotaExhaustedException;
import io.makokit.RateLimitedException;
import io.makokit.mako.Mako;
import io.makokit.testing.Fault;
import io.makokit.testing.Sandbox;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a program does about each group of errors.
 *
 * <p>It brings a sandbox of its own, which is told what to do wrong; nothing has to be set.
 */
public final class Errors02 {
    private Errors02() {}

    /**
     * Lets each group of errors happen.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // Without a real wait, since this is a show; a program leaves the clock as it is.
        try (Sandbox sandbox = Sandbox.start(Map.of("calendar", "2026-01-31T12:00:00Z"));
                MakoClient mako = client(sandbox).clock(ClockKind.VIRTUAL).build();
                MakoClient stranger = client(sandbox).clientSecret("old").retries(0).build();
                MakoClient lonely = client(sandbox).baseUrl("http://127.0.0.1:1").retries(0).build()) {
            System.out.println("good       " + provision(mako, device(sandbox, 1)));
            System.out.println("missing    " + provision(mako, without(device(sandbox, 2), "phoneNumber")));
            System.out.println("misspelt   " + provision(mako, with(device(sandbox, 2), "nmae", "Desk")));
            System.out.println("model      " + provision(mako, with(device(sandbox, 2), "makoModel", "Mako 1")));
            System.out.println("duplicate  " + provision(mako, device(sandbox, 1)));
            sandbox.arm(Fault.of("reset_after").on("addMako")); // it is done, and the answer is lost
            System.out.println("lost       " + provision(mako, device(sandbox, 3)));
            String fault = sandbox.arm(Fault.of("rate_limited").on("addMako").with("retry_after", "5").always());
            System.out.println("rate       " + provision(mako, device(sandbox, 4)));
            sandbox.disarm(fault);
            System.out.println("stranger   " + provision(stranger, device(sandbox, 5)));
            System.out.println("no server  " + provision(lonely, device(sandbox, 6)));
            sandbox.arm(Fault.of("quota_exhausted").on("addMako"));
            System.out.println("quota      " + provision(mako, device(sandbox, 7)));
            System.out.println("there are  " + sandbox.state().makos().size() + " makos; the client was "
                    + (sandbox.verdict().ok() ? "blameless" : "at fault"));
        }
    }

    /** Creates a Mako, and tells what came of it: these clauses are what a program needs. */
    private static String provision(MakoClient mako, Map<String, ?> request) {
        try {
            return "created " + mako.addMako(request).id();
        } catch (InvalidDataException error) { // correct the request; LOCAL: nothing was sent
            return error.violations().stream()
                    .map(violation -> error.origin() + ": " + violation)
                    .collect(Collectors.joining("; "));
        } catch (DuplicateEntityException error) { // it is there, and somebody has to know whether it is the same
            return "there already: " + error.code();
        } catch (RateLimitedException error) { // the client has waited and tried again; the server wants still more
            return "again in " + error.retryAfter().toSeconds() + " s, after " + error.attempts() + " tries";
        } catch (QuotaExhaustedException error) { // nothing helps before midnight by the server's clock
            return "go on at " + error.resetsAt();
        } catch (OutcomeUnknownException error) { // it may be there: never just repeat it, make sure
            return makeSure(mako, request);
        } catch (ApiException error) { // whatever else the API refuses; its support asks for the id
            return "refused: " + error.code() + ", status " + error.httpStatus() + ", id " + error.requestId();
        } catch (MakokitException error) { // no way to the server, for example
            return (error.retryable() ? "later: " : "not this way: ") + error.kind();
        }
    }

    /** Finds out whether a Mako is there, and creates it if it is not. */
    private static String makeSure(MakoClient mako, Map<String, ?> request) {
        Outcome<Mako> outcome = mako.ensureMako(request);
        if (outcome instanceof Outcome.Created<Mako> made) {
            return "was not there; created " + made.entity().id();
        }
        return outcome.isThere() ? "the answer was lost, and it was created" : "look yourself: " + outcome;
    }

    private static MakoClient.Builder client(Sandbox sandbox) {
        return sandbox.configure(MakoClient.builder());
    }

    private static Map<String, Object> device(Sandbox sandbox, int number) {
        return Map.of(
                "companyId", sandbox.rootCompanyId(),
                "identification", "00:15:5d:01:02:0" + number,
                "name", "Desk " + number,
                "phoneNumber", "+18008514690",
                "makoModel", "Mako 6500-M",
                "address", Map.of("address1", "1355 N McLean Blvd"));
    }

    private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(request);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> request, String name) {
        Map<String, Object> changed = new HashMap<>(request);
        changed.remove(name);
        return changed;
    }
}
