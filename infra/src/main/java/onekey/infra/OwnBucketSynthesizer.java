package onekey.infra;

import java.util.List;
import software.amazon.awscdk.AddFileAssetOptions;
import software.amazon.awscdk.AssetManifestBuilder;
import software.amazon.awscdk.AssetManifestFileDestination;
import software.amazon.awscdk.DockerImageAssetLocation;
import software.amazon.awscdk.DockerImageAssetSource;
import software.amazon.awscdk.FileAssetLocation;
import software.amazon.awscdk.FileAssetSource;
import software.amazon.awscdk.ISynthesisSession;
import software.amazon.awscdk.StackSynthesizer;
import software.amazon.awscdk.SynthesizeStackArtifactOptions;
import software.amazon.awscdk.cloud_assembly_schema.AssetManifestOptions;

/**
 * Has the CDK command line upload the files of a stack to a bucket of another stack of the same
 * app, with its own credentials, once that other stack is deployed.
 *
 * <p>The manifest of the files depends on the stack of the bucket, so the command line deploys that
 * one first.
 *
 * @see <a href="https://github.com/aws/aws-cdk/pull/25536">Assets can depend on stacks</a>
 */
final class OwnBucketSynthesizer extends StackSynthesizer {

  private final AssetManifestBuilder manifest = new AssetManifestBuilder();
  private final OrganizationBucketStack bucketStack;

  OwnBucketSynthesizer(OrganizationBucketStack bucketStack) {
    this.bucketStack = bucketStack;
  }

  @Override
  public FileAssetLocation addFileAsset(FileAssetSource source) {
    var destination =
        AssetManifestFileDestination.builder().bucketName(bucketStack.bucketName()).build();
    // Without its name, the progress would show only a hash.
    var options = AddFileAssetOptions.builder().displayName(source.getDisplayName()).build();
    return cloudFormationLocationFromFileAsset(
        manifest.defaultAddFileAsset(getBoundStack(), source, destination, options));
  }

  @Override
  public DockerImageAssetLocation addDockerImageAsset(DockerImageAssetSource source) {
    throw new UnsupportedOperationException("No stack of OneKey has an image.");
  }

  @Override
  public void synthesize(ISynthesisSession session) {
    var template = addFileAsset(synthesizeTemplate(session));
    var files =
        manifest.emitManifest(
            getBoundStack(),
            session,
            AssetManifestOptions.builder().build(),
            List.of(bucketStack.getArtifactId()));
    emitArtifact(
        session,
        SynthesizeStackArtifactOptions.builder()
            .stackTemplateAssetObjectUrl(template.getS3ObjectUrlWithPlaceholders())
            .additionalDependencies(List.of(files))
            .build());
  }
}
