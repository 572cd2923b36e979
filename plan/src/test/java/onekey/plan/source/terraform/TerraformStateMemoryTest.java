package onekey.plan.source.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state much larger than the heap, with a value that is larger too. */
class TerraformStateMemoryTest {

  private static final int RESOURCES = 20_000;
  private static final int MEGABYTE = 1 << 20;

  @Test
  void readsAStateLargerThanTheHeap(@TempDir Path directory) throws Exception {
    // given
    var file = large(directory.resolve("large.json"));
    assertThat(Files.size(file)).isGreaterThan(60L * MEGABYTE);

    // when
    var output = SmallHeap.run(Reader.class, file);

    // then
    assertThat(output).contains("aws_iam_access_key.last in " + file);
  }

  private static Path large(Path file) throws IOException {
    try (var writer = Files.newBufferedWriter(file)) {
      writer.write("{\"version\":4,\"serial\":1,\"outputs\":{\"zip\":{\"value\":\"");
      for (var i = 0; i < 32; i++) {
        writer.write("x".repeat(MEGABYTE));
      }
      writer.write("\"}},\"resources\":[");
      for (var i = 0; i < RESOURCES; i++) {
        writer.write(
            """
            {"mode":"managed","type":"aws_s3_object","name":"o%d","instances":[{"attributes":{"k%d":"%s"},"dependencies":["aws_iam_access_key.last"]}]},
            """
                .formatted(i, i, "y".repeat(1_500)));
      }
      writer.write(
          """
          {"mode":"managed","type":"aws_iam_access_key","name":"last",
           "instances":[{"attributes":{"id":"%s"}}]}]}
          """
              .formatted(SampleState.id(1)));
    }
    return file;
  }

  /** The program with the small heap. */
  static final class Reader {

    private Reader() {}

    public static void main(String... arguments) {
      var states = TerraformStates.read(List.of(Path.of(arguments[0])));
      states
          .managing(SampleState.id(1))
          .forEach(key -> System.out.println(key.address() + " in " + key.file()));
    }
  }
}
