import io.makokit.MakoClient;
import io.makokit.Outcome;
import io.makokit.QuotaExhaustedException;
import io.makokit.mako.AddMako;
import io.makokit.mako.Address;
import io.makokit.mako.Mako;
import io.makokit.mako.MakoModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives desks their Makos: the program that {@code Testing04Test} tests. */
final class Desks {
    private Desks() {}

    /** Gives each desk its Mako, and tells of each what came of it; a used-up quota ends it. */
    static Map<String, String> provision(MakoClient mako, String company, List<String> desks) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String desk : desks) {
            told.put(desk, told(mako.ensureMako(request(company, desk))));
        }
        return told;
    }

    private static String told(Outcome<Mako> outcome) {
        if (outcome instanceof Outcome.NotCreated<Mako> not) {
            if (not.error() instanceof QuotaExhaustedException exhausted) {
                throw exhausted;
            }
            return "missing: " + not.error().getMessage();
        }
        if (outcome instanceof Outcome.Unknown<Mako> unknown) {
            return "look yourself: " + unknown.error().getMessage();
        }
        return "there";
    }

    private static AddMako request(String company, String desk) {
        return AddMako.builder()
                .companyId(company)
                .identification(desk)
                .name("Desk " + desk)
                .phoneNumber("+18008514690")
                .makoModel(MakoModel.MAKO_6500_M)
                .address(Address.builder().address1("1355 N McLean Blvd").build())
                .build();
    }
}
