package onekey.sandbox.iam;

/**
 * The answer of {@code GetAccessKeyLastUsed} for an access key that does not exist.
 *
 * <p>The API reference used to list {@code NoSuchEntity} and now lists no error. A caller must be
 * safe with either.
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
