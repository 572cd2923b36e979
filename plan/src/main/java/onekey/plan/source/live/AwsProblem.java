package onekey.plan.source.live;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what went wrong with a call, and what to do about it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">Common error
 *     types</a>
 */
public final class AwsProblem {

  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "UnauthorizedOperation",
          "NotAuthorized");

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

  private static final Set<String> UNKNOWN_CALLER =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "AuthFailure");

  private static final String LOOK_AT_NETWORK =
      "Check the network, the Region, and HTTPS_PROXY and AWS_ENDPOINT_URL if they are set.";

  private static final Pattern JDK = Pattern.compile("(java|javax|sun|jdk)\\.");

  private AwsProblem() {}

  /**
   * Returns one or two sentences.
   *
   * @param call what was called, such as {@code iam:ListUsers}
   */
  static String explain(Exception problem, String call) {
    return explain(
        problem, call, "onekey plan --iam-policy" + (isOfCaller(call) ? " --organization" : ""));
  }

  /**
   * Returns one or two sentences.
   *
   * @param call what was called, such as {@code iam:ListUsers}
   * @param policyCommand the command that prints the permissions it takes
   */
  public static String explain(Exception problem, String call, String policyCommand) {
    return Secrets.hiddenIn(explained(problem, call, policyCommand));
  }

  /** Returns the code of the error that AWS answered with; empty if it did not. */
  public static Optional<String> code(Exception problem) {
    return problem instanceof AwsServiceException answer
        ? Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode)
        : Optional.empty();
  }

  /** Returns a sentence about an answer without an error that lacks this. */
  public static String lacking(String call, String part) {
    return "The answer to %s lacks %s. Something else than AWS may have answered."
        .formatted(call, part);
  }

  /** Returns whether AWS denies the call. */
  static boolean isDenied(AwsServiceException answer) {
    return hasCode(answer, DENIED);
  }

  /** Returns whether AWS refuses the caller, whatever the caller asks for. */
  public static boolean refusesCaller(AwsServiceException answer) {
    return isDenied(answer) || doesNotKnowCaller(answer) || hasCode(answer, EXPIRED);
  }

  /** Returns whether AWS does not know the credentials of the caller. */
  public static boolean doesNotKnowCaller(AwsServiceException answer) {
    return hasCode(answer, UNKNOWN_CALLER);
  }

  private static boolean hasCode(AwsServiceException answer, Set<String> codes) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .filter(details -> codes.contains(details.errorCode()))
        .isPresent();
  }

  private static String explained(Exception problem, String call, String policyCommand) {
    return switch (problem) {
      case CredentialsLostException lost -> String.valueOf(lost.getMessage());
      case AwsServiceException answer -> ofAnswer(answer, call, policyCommand);
      case SdkException _ ->
          "%s got no usable answer: %s. %s"
              .formatted(call, withoutEnd(rootOf(problem)), whereToLook(problem));
      default -> "%s failed: %s.".formatted(call, withoutEnd(rootOf(problem)));
    };
  }

  private static String ofAnswer(AwsServiceException answer, String call, String policyCommand) {
    var details = Optional.ofNullable(answer.awsErrorDetails());
    var code = details.map(AwsErrorDetails::errorCode).orElse("");
    if (code.isEmpty()) {
      return "%s was answered with HTTP status %d and no error code, so something else than AWS may have answered. %s"
          .formatted(call, answer.statusCode(), LOOK_AT_NETWORK);
    }
    var message =
        withoutEnd(details.map(AwsErrorDetails::errorMessage).orElseGet(answer::getMessage));
    if (DENIED.contains(code)) {
      return "AWS denies %s: %s. '%s' prints the permissions that it takes."
          .formatted(call, message, policyCommand);
    }
    // The messages about credentials quote what was sent.
    if (EXPIRED.contains(code)) {
      return "The AWS credentials have expired (%s). Sign in again, for instance with 'aws sso login'."
          .formatted(code);
    }
    if (UNKNOWN_CALLER.contains(code)) {
      return "AWS does not know the credentials (%s). Are they complete, still active, and of this"
              .formatted(code)
          + " partition? An account in China or GovCloud needs --region.";
    }
    if (answer.isThrottlingException()) {
      return "AWS throttled %s (%s), even after waiting. Try again when less is going on in the account."
          .formatted(call, message);
    }
    return "%s failed: %s (%s).".formatted(call, message, code);
  }

  /** Only where several accounts are read does the caller make these calls. */
  private static boolean isOfCaller(String call) {
    return call.startsWith("organizations:") || call.startsWith("sts:");
  }

  /** Returns what the network says, as a sentence; empty if it is not about the network. */
  static Optional<String> ofNetwork(Throwable problem) {
    var root = root(problem);
    return root.getClass().getName().startsWith("java.net.")
            || causes(problem).anyMatch(SSLException.class::isInstance)
            || String.valueOf(root.getMessage()).startsWith("Unable to tunnel through proxy")
        ? Optional.of(
            Secrets.hiddenIn("%s. %s".formatted(withoutEnd(rootOf(problem)), whereToLook(problem))))
        : Optional.empty();
  }

  private static String whereToLook(Throwable problem) {
    return causes(problem).anyMatch(SSLException.class::isInstance)
        ? "If a proxy or an endpoint of your own has a certificate of your own, set AWS_CA_BUNDLE or ca_bundle to a file with that of its authority in PEM."
        : LOOK_AT_NETWORK;
  }

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause);
  }

  private static Throwable root(Throwable problem) {
    return causes(problem).reduce((_, last) -> last).orElse(problem);
  }

  private static String rootOf(Throwable problem) {
    if (isOurs(problem) || (problem instanceof SdkException && problem.getCause() == null)) {
      return String.valueOf(problem.getMessage());
    }
    var root = root(problem);
    return isOfNetwork(root)
        ? root.getClass().getSimpleName() + ": " + root.getMessage()
        : root.getClass().getSimpleName();
  }

  private static boolean isOurs(Throwable problem) {
    var places = problem.getStackTrace();
    return places.length > 0 && places[0].getClassName().startsWith("onekey.");
  }

  /**
   * Returns whether the JDK says so of a connection. Anybody else's message may quote the answer
   * that they could not read, the header that they could not send, or what a process printed.
   */
  private static boolean isOfNetwork(Throwable root) {
    return (root instanceof IOException || root instanceof GeneralSecurityException)
        && JDK.matcher(root.getClass().getName()).lookingAt();
  }

  private static String withoutEnd(String sentence) {
    return sentence.strip().replaceAll("\\.$", "");
  }
}
