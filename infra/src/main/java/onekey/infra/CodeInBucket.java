package onekey.infra;

import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.CodeConfig;
import software.amazon.awscdk.services.s3.Location;
import software.constructs.Construct;

/** Code that is in a bucket already, or will be before the template is deployed. */
final class CodeInBucket extends Code {

  private final String bucket;
  private final String key;

  CodeInBucket(String bucket, String key) {
    this.bucket = bucket;
    this.key = key;
  }

  /** Code that needs no built jar, for templates that are not deployed. */
  static CodeInBucket placeholder() {
    return new CodeInBucket("onekey-code", "onekey-rule-lambda.jar");
  }

  @Override
  public CodeConfig bind(Construct scope) {
    return CodeConfig.builder()
        .s3Location(Location.builder().bucketName(bucket).objectKey(key).build())
        .build();
  }
}
