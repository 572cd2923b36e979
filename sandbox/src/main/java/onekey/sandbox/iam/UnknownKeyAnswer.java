package onekey.sandbox.iam;

/**
 * What {@code GetAccessKeyLastUsed} answers for an access key of nobody.
 *
 * <p>The API reference has listed {@code NoSuchEntity}, and in its present form lists no error at
 * all. A caller has to be safe under either.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">GetAccessKeyLastUsed</a>
 */
public enum UnknownKeyAnswer {
  /** {@code AccessDenied}, HTTP status 403. */
  ACCESS_DENIED,
  /** {@code NoSuchEntity}, HTTP status 404. */
  NO_SUCH_ENTITY
}
