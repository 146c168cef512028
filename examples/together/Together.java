import io.makokit.MakoAsyncClient;
import io.makokit.mako.AddCompany;
import io.makokit.mako.Address;
import io.makokit.mako.Company;
import io.makokit.mako.CompanyType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A hundred companies from Java, or as many as one says, all asked for at once. */
public class Together {
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        try (MakoAsyncClient mako =
                MakoAsyncClient.builder().env().timeout(Duration.ofMinutes(5)).build()) {
            List<CompletableFuture<Company>> companies = IntStream.range(0, count)
                    .mapToObj(number -> mako.addCompany(AddCompany.builder()
                            .parentCompanyId("5f10c94d-af26-479f-a705-aa2a85d778ea")
                            .companyType(CompanyType.RESELLER)
                            .name("Java " + number)
                            .address(Address.builder()
                                    .address1("3205 Sycamore Fork Road")
                                    .country("US")
                                    .build())
                            .build()))
                    .toList();
            System.out.println(companies.stream()
                    .map(company -> company.join().id())
                    .distinct()
                    .count());
        }
    }
}
