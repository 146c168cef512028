package io.makokit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Compares JSON values. Each answer is empty, or tells the first difference. */
final class Likeness {
    private Likeness() {}

    /** Objects by the members that are wanted, arrays and everything else as a whole. */
    static String ofPart(Object wanted, Object got, String path) {
        if (wanted instanceof Map<?, ?> members && got instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                String found = ofPart(member.getValue(), object.get(member.getKey()), path + "." + member.getKey());
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return ofWhole(wanted, got, path);
    }

    /** The whole value; numbers by what they are worth. */
    static String ofWhole(Object wanted, Object got, String path) {
        return same(wanted, got) ? "" : path + " is " + got + ", not " + wanted;
    }

    private static boolean same(Object wanted, Object got) {
        if (wanted instanceof Number one && got instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        if (wanted instanceof Map<?, ?> one && got instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(name -> same(one.get(name), other.get(name)));
        }
        if (wanted instanceof List<?> one && got instanceof List<?> other) {
            boolean all = one.size() == other.size();
            for (int i = 0; all && i < one.size(); i++) {
                all = same(one.get(i), other.get(i));
            }
            return all;
        }
        return wanted == null ? got == null : wanted.equals(got);
    }
}
