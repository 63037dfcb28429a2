package io.evenkeel.director.keepalived.text;

/**
 * When a missing file is an error: {@code include_check}.
 *
 * @param readable a match that cannot be read
 * @param match nothing matches a name without wildcards
 * @param wildcard nothing matches a name with wildcards
 * @param brace a part of a brace expression matches nothing
 */
record IncludeChecks(boolean readable, boolean match, boolean wildcard, boolean brace) {
    static final IncludeChecks NONE = new IncludeChecks(false, false, false, false);
    private static final IncludeChecks ALL = new IncludeChecks(true, true, true, true);

    /** Those of a keyword of the {@code include} family, on top of these. */
    IncludeChecks of(String keyword) {
        return switch (keyword) {
            case "includer" -> new IncludeChecks(true, match, wildcard, brace);
            case "includem" -> new IncludeChecks(true, true, wildcard, brace);
            case "includew" -> new IncludeChecks(true, match, true, brace);
            case "includeb" -> new IncludeChecks(true, match, wildcard, true);
            case "includea" -> ALL;
            default -> this;
        };
    }

    /** These after a line {@code include_check}; words that are not known change nothing. */
    IncludeChecks after(String[] options) {
        if (options.length == 0) {
            return ALL;
        }
        boolean relative = options[0].startsWith("+") || options[0].startsWith("-");
        IncludeChecks checks = relative ? this : NONE;
        boolean on = true;
        for (String option : options) {
            boolean signed = option.startsWith("+") || option.startsWith("-");
            on = signed ? option.startsWith("+") : on;
            checks = checks.with(signed ? option.substring(1) : option, on);
        }
        return checks;
    }

    private IncludeChecks with(String option, boolean on) {
        return switch (option) {
            case "readable" -> new IncludeChecks(on, match, wildcard, brace);
            case "match" -> new IncludeChecks(readable || on, on, wildcard, brace);
            case "wildcard_match" -> new IncludeChecks(readable || on, match, on, brace);
            case "brace_match" -> new IncludeChecks(readable || on, match, wildcard, on);
            default -> this;
        };
    }
}
