package desks;

import io.makokit.MakoClient;
import io.makokit.mako.Company;
import java.util.List;

/** What the program is about. */
final class Companies {
    private Companies() {}

    /** The names of all companies, in order. */
    static List<String> names(MakoClient mako) {
        return mako.listCompanies().stream().map(Company::name).sorted().toList();
    }
}
