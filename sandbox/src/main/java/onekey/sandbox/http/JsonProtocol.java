package onekey.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;

/**
 * AWS JSON 1.1: a header names the action, and bodies are JSON objects. Amazon SQS is called by
 * version 1.0, which differs in the content type only.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1
 *     protocol</a>
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0
 *     protocol</a>
 */
final class JsonProtocol implements WireProtocol {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private static final Map<String, String> SERVICES_BY_TARGET =
      Map.of(
          "StarlingDoveService", "config",
          "AmazonSSM", "ssm",
          "AmazonSQS", "sqs",
          "AWSEvents", "events",
          "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "cloudtrail");

  /**
   * The errors of Amazon SQS that have another code by this protocol than by its older one, which
   * is what attributes of messages quote.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes:
   *     errors</a>
   */
  private static final Map<String, String> CODES =
      Map.of("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist");

  Request read(String target, String body) {
    // The name of CloudTrail's API has dots itself.
    var dot = target.lastIndexOf('.');
    var service =
        Optional.ofNullable(SERVICES_BY_TARGET.get(target.substring(0, Math.max(0, dot))))
            .orElseThrow(
                () ->
                    new ApiException(
                        400,
                        "UnknownOperationException",
                        "The sandbox does not support the target '" + target + "'."));
    return new Request(service, target.substring(dot + 1), parameters(body));
  }

  private static ObjectNode parameters(String body) {
    try {
      return body.isBlank() ? Json.object() : Json.parseObject(body);
    } catch (IllegalArgumentException e) {
      var error = new ApiException(400, "SerializationException", String.valueOf(e.getMessage()));
      error.initCause(e);
      throw error;
    }
  }

  @Override
  public Response success(Request request, ObjectNode result) {
    return new Response(200, CONTENT_TYPE, "", result.toString());
  }

  @Override
  public Response failure(ApiError error) {
    var code = CODES.getOrDefault(error.code(), error.code());
    return new Response(
        error.status(),
        CONTENT_TYPE,
        code,
        Json.object().put("__type", code).put("message", error.message()).toString());
  }

  @Override
  public ApiError unknownCaller() {
    return new ApiError(
        400,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }
}
