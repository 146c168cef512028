import io.makokit.DuplicateEntityException;
import io.makokit.MakoClient;
import io.makokit.MakokitException;
import io.makokit.mako.AddMako;
import io.makokit.mako.AddPerson;
import io.makokit.mako.Address;
import io.makokit.mako.Company;
import io.makokit.mako.CompanyId;
import io.makokit.mako.Mako;
import io.makokit.mako.MakoModel;
import io.makokit.mako.Person;
import io.makokit.mako.TemplateScope;
import io.makokit.mako.UserType;
import java.util.Map;

/**
 * The guide's workflow: a company, a person and a Mako.
 *
 * <p>Needs {@code MAKO_BASE_URL}, {@code MAKO_CLIENT_ID} and {@code MAKO_CLIENT_SECRET}; {@code makokit sandbox}
 * prints some that work.
 */
public final class Workflow01 {
    /** A request may be a map exactly as the guide prints it. */
    private static final Map<String, ?> COMPANY = Map.of(
            "parentCompanyId", "5f10c94d-af26-479f-a705-aa2a85d778ea",
            "companyType", "RESELLER",
            "name", "Acme",
            "address", Map.of(
                    "address1", "3205 Sycamore Fork Road",
                    "suburb", "Suburb",
                    "city", "Fort Lauderdale",
                    "state", "Florida",
                    "postOrZipCode", "33308",
                    "country", "US"),
            "phoneNumber", "9542177110",
            "supportEmail", "test3@makonetworks.com",
            "salesEmail", "test2@makonetworks.com",
            "generalEmail", "test1@makonetworks.com");

    private static final Address ELGIN = Address.builder()
            .address1("1355")
            .address2("N McLean Blvd")
            .city("Elgin")
            .state("Illinois")
            .postOrZipCode("60123")
            .country("US")
            .timezone("America/Chicago")
            .build();

    private Workflow01() {}

    /**
     * Runs the workflow, and tells what went wrong if something does.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (MakoClient mako = MakoClient.fromEnv()) {
            workflow(mako);
        } catch (MakokitException error) {
            System.err.println("error: " + error.getMessage());
            if (error instanceof DuplicateEntityException) {
                System.err.println("The workflow has run before; the names in its payloads can be used once.");
            }
            System.exit(1);
        }
    }

    private static void workflow(MakoClient mako) {
        Company company = mako.getCompany(mako.addCompany(COMPANY).id());
        System.out.println("company " + company.id() + " " + company.name());

        Person person = mako.addPerson(person(company.id()));
        System.out.println("person " + person.id() + " " + person.username());

        Mako device = mako.getMako(mako.addMako(device(company.id())).id());
        System.out.println("mako " + device.id() + " " + device.identification());
    }

    /** A request may be a record, too: the compiler knows its fields, and an id is never taken for another. */
    private static AddPerson person(CompanyId company) {
        return AddPerson.builder()
                .companyId(company)
                .userType(UserType.FULL_RESELLER)
                .templateScope(TemplateScope.COMPANY_NO_INHERIT)
                .firstName("Jane")
                .lastName("Smith")
                .username("acmereseller12")
                .email("acmeresseler1@makonetworks.com")
                .allowLogin(true)
                .address(ELGIN)
                .phoneNumber("123423423")
                .build();
    }

    private static AddMako device(CompanyId company) {
        return AddMako.builder()
                .companyId(company)
                .name("Test Mako")
                .address(ELGIN.toBuilder().suburb("Suburb").latitude(42.06).longitude(-88.31).build())
                .phoneNumber("+18008514690")
                .faxNumber("+18008514691")
                .makoModel(MakoModel.MAKO_6500_M)
                .build();
    }
}
