package onekey.infra;

import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.CodeConfig;
import software.amazon.awscdk.services.s3.Location;
import software.constructs.Construct;

/** Code that needs no built jar, for templates that are not deployed. */
final class PlaceholderCode extends Code {

  @Override
  public CodeConfig bind(Construct scope) {
    return CodeConfig.builder()
        .s3Location(
            Location.builder()
                .bucketName("onekey-code")
                .objectKey("onekey-rule-lambda.jar")
                .build())
        .build();
  }
}
