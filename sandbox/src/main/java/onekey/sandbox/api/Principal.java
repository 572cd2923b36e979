package onekey.sandbox.api;

/**
 * Who calls.
 *
 * @param type what kind of identity it is
 * @param name the name of the user or role; {@code root} for the account's root user
 */
public record Principal(Type type, String name) {

  /** The kinds of identity that the sandbox knows. */
  public enum Type {
    /** The account's root user: no policy limits it. */
    ROOT,
    /** An IAM user. */
    USER,
    /** An IAM role, in a session. */
    ROLE
  }

  /** The account's root user, for seeding and for looking: no policy limits it. */
  public static final Principal ROOT = new Principal(Type.ROOT, "root");

  public Principal {
    if (name.isBlank()) {
      throw new IllegalArgumentException("The name of a principal must not be blank.");
    }
  }

  /** An IAM user, by name. */
  public static Principal user(String name) {
    return new Principal(Type.USER, name);
  }

  /** A role, by name. */
  public static Principal role(String name) {
    return new Principal(Type.ROLE, name);
  }
}
