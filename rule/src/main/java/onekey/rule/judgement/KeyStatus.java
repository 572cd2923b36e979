package onekey.rule.judgement;

/**
 * The status of an access key, as IAM reports it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyMetadata.html">AccessKeyMetadata</a>
 */
public enum KeyStatus {
  /** The key signs requests. The only status that counts. */
  ACTIVE,
  /** The key is switched off and can be switched on again. */
  INACTIVE,
  /** The key was issued for a limited time, which is over. */
  EXPIRED,
  /** A status that this version of the SDK does not have. It never counts. */
  UNKNOWN
}
