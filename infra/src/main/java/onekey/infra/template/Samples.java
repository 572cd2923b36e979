package onekey.infra.template;

/**
 * Two values of one parameter. Where they are in two templates that were synthesized with them, is
 * the place of the parameter.
 *
 * @param one the value in one template
 * @param other that in the other; with another first character, so that no common beginning is
 *     taken for text of the template; or the same, if no place is looked for
 */
record Samples(String one, String other) {

  Samples {
    if (one.isEmpty()
        || other.isEmpty()
        || (one.charAt(0) == other.charAt(0) && !one.equals(other))) {
      throw new IllegalArgumentException(
          "Samples \"%s\" and \"%s\" must begin with different characters".formatted(one, other));
    }
  }

  /** Returns whether there is a place to look for. */
  boolean differ() {
    return !one.equals(other);
  }
}
