package onekey.sandbox.api;

/**
 * The identity that makes a call.
 *
 * @param type the kind of identity
 * @param name the name of the user or role; {@code root} for the account's root user
 */
public record Principal(Type type, String name) {

  /** The kinds of identity. */
  public enum Type {
    /** The account's root user: no policy limits it. */
    ROOT,
    /** An IAM user. */
    USER,
    /** A session of an IAM role. */
    ROLE
  }

  /** The account's root user, which no policy limits: for tests that prepare or read an account. */
  public static final Principal ROOT = new Principal(Type.ROOT, "root");

  public Principal {
    if (name.isBlank()) {
      throw new IllegalArgumentException("The name of a principal must not be blank.");
    }
  }

  /** Returns the IAM user of this name. */
  public static Principal user(String name) {
    return new Principal(Type.USER, name);
  }

  /** Returns a session of the role of this name. */
  public static Principal role(String name) {
    return new Principal(Type.ROLE, name);
  }
}
