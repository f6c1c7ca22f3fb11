package io.clearshare.domain.tax;

/**
 * A taxpayer identification number of the United States in nine digits.
 *
 * <p>Its text form shows the last four digits alone, so that it can stand in no log and no message by accident.
 */
public record Tin(Type type, String digits) {

    private static final int LENGTH = 9;

    /** The kinds there are. */
    public enum Type {
        SSN,
        ITIN,
        EIN
    }

    /** What a text is as a number. */
    public sealed interface Check {

        record Valid(Tin tin) implements Check {}

        /** @param reason says what is wrong without a digit of it */
        record Invalid(String reason) implements Check {}
    }

    public Tin {
        if (digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("A taxpayer identification number has nine digits");
        }
    }

    /** Checks by the published rules of the number's form; whether it belongs to anybody is not asked. */
    public static Check check(Type type, String text) {
        String form = type == Type.EIN ? "[0-9]{2}-?[0-9]{7}" : "[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}";
        String stripped = text.strip();
        if (!stripped.matches(form)) {
            return new Check.Invalid("Nine digits, as in " + (type == Type.EIN ? "12-3456789" : "123-45-6789"));
        }
        Tin tin = new Tin(type, stripped.replaceAll("[- ]", ""));
        String wrong = TinRules.wrong(tin);
        return wrong.isEmpty() ? new Check.Valid(tin) : new Check.Invalid(wrong);
    }

    public String lastFour() {
        return digits.substring(LENGTH - 4);
    }

    /** As on the copy of the person who was paid, where the law lets all but four digits be hidden. */
    public String masked() {
        return mask(type.name(), lastFour());
    }

    /** Nine places in the form of the type's name, all but the last four of them hidden. */
    public static String mask(String type, String lastFour) {
        return (type.equals(Type.EIN.name()) ? "XX-XXX" : "XXX-XX-") + lastFour;
    }

    @Override
    public String toString() {
        return masked();
    }
}
