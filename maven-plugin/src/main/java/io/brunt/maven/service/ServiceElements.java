// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.pom.ElementFaults;
import io.brunt.problem.Problem;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The elements below {@code <services>}: known are the fields of {@link Service} and {@link Readiness}.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ServiceElements {

    private final ElementFaults faults = new ElementFaults();

    private ServiceElements() {}

    /**
     * Look for those that there are not, or that hold what they cannot.
     *
     * @param services the whole of {@code <services>}
     * @return in the order of the POM; empty if all is right
     */
    public static List<Problem> faults(PlexusConfiguration services) {
        ServiceElements elements = new ServiceElements();
        int number = 0;
        for (PlexusConfiguration service : services.getChildren()) {
            number++;
            if (service.getName().equals("service")) {
                PlexusConfiguration name = service.getChild("name", false);
                String called = name == null ? null : name.getValue(null);
                elements.look(service, Service.class, "service " + (called == null ? number : called.strip()));
            } else {
                elements.faults.unknown("<services>", service.getName(), List.of("service"));
            }
        }
        return elements.faults.all();
    }

    private void look(PlexusConfiguration element, Class<?> type, String where) {
        Map<String, Field> fields = fields(type);
        for (PlexusConfiguration child : element.getChildren()) {
            Field field = fields.get(child.getName());
            if (field == null) {
                faults.unknown(where, child.getName(), fields.keySet());
            } else if (field.getType() == Readiness.class) {
                look(child, Readiness.class, where + ", <readiness>");
            } else if (field.getType() == Map.class) {
                entries(child, where + ", <" + child.getName() + ">");
            } else if (faults.holdsText(where, child)) {
                value(child, field.getType(), where);
            }
        }
    }

    /** Maven would pass over what is deeper, and tell of a text the Java class that it is not. */
    private void entries(PlexusConfiguration map, String where) {
        String text = map.getValue("").strip();
        if (map.getChildCount() == 0 && !text.isEmpty()) {
            faults.add(Problem.of("it holds elements")
                    .at(where)
                    .expected("<NAME>value</NAME>")
                    .actual(text));
        }
        for (PlexusConfiguration entry : map.getChildren()) {
            faults.holdsText(where, entry);
        }
    }

    /** Maven would take any word but "true" for "false". */
    private void value(PlexusConfiguration element, Class<?> type, String where) {
        String value = element.getValue("").strip();
        boolean known = value.contains("${")
                || (type == boolean.class
                        ? value.equals("true") || value.equals("false")
                        : type != int.class || value.matches("-?\\d{1,9}"));
        if (!known) {
            faults.add(Problem.of("<" + element.getName() + "> cannot be read")
                    .at(where)
                    .expected(type == int.class ? "a number" : "true or false")
                    .actual(value));
        }
    }

    private static Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                fields.put(field.getName(), field);
            }
        }
        return fields;
    }
}
