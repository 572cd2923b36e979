package onekey.release;

import java.util.List;

/**
 * A library, as a bill of materials names it.
 *
 * @param licences its licences, of which the user may select one: an SPDX id each, an SPDX
 *     expression, or the name that its POM has if CycloneDX knows no id for it
 * @see <a href="https://maven.apache.org/pom.html#Licenses">What several licences of a POM mean</a>
 */
record Component(String group, String name, String version, List<String> licences)
    implements Comparable<Component> {

  private static final String OWN = "onekey";

  Component {
    licences = List.copyOf(licences);
  }

  /** Returns whether it is a module of OneKey. */
  boolean isOwn() {
    return group.equals(OWN);
  }

  /** Returns the name of its jar among the libraries of the command line. */
  String jar() {
    return "%s-%s.jar".formatted(name, version);
  }

  /** Returns its Maven coordinates. */
  @Override
  public String toString() {
    return "%s:%s:%s".formatted(group, name, version);
  }

  @Override
  public int compareTo(Component other) {
    return toString().compareTo(other.toString());
  }
}
