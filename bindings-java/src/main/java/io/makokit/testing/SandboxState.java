package io.makokit.testing;

import io.makokit.mako.Company;
import io.makokit.mako.Mako;
import io.makokit.mako.Person;
import java.util.List;
import java.util.Map;

/**
 * What exists in a sandbox, in the order in which it was created.
 *
 * @param companies the companies
 * @param people the people
 * @param makos the Makos
 */
public record SandboxState(List<Company> companies, List<Person> people, List<Mako> makos) {
    static SandboxState fromMap(Map<String, ?> map) {
        return new SandboxState(
                Told.list(map.get("companies"), Company::fromMap),
                Told.list(map.get("people"), Person::fromMap),
                Told.list(map.get("makos"), Mako::fromMap));
    }
}
