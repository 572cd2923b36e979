package onekey.plan.source.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan much larger than the heap, with a value that is larger too. */
class TerraformPlanMemoryTest {

  private static final int RESOURCES = 10_000;
  private static final int MEGABYTE = 1 << 20;

  @Test
  void readsAPlanLargerThanTheHeap(@TempDir Path directory) throws Exception {
    // given
    var file = directory.resolve("large.json");
    try (var writer = Files.newBufferedWriter(file)) {
      writer.write("{\"format_version\":\"1.2\",\"variables\":{\"zip\":{\"value\":\"");
      for (var i = 0; i < 32; i++) {
        writer.write("x".repeat(MEGABYTE));
      }
      writer.write("\"}},\"planned_values\":{},\"resource_changes\":[");
      for (var i = 0; i < RESOURCES; i++) {
        writer.write(
            """
            {"address":"aws_s3_object.o%1$d","mode":"managed","type":"aws_s3_object","name":"o%1$d","change":{"actions":["create"],"after":{"content":"%2$s"}}},
            """
                .formatted(i, "y".repeat(2_000)));
      }
      var last = new SamplePlan().created("last", "alice").root().at("/resource_changes/0");
      writer.write(last + "]}");
    }
    assertThat(Files.size(file)).isGreaterThan(50L * MEGABYTE);

    // when
    var output = SmallHeap.run(Reader.class, file);

    // then
    assertThat(output).contains("aws_iam_access_key.last");
  }

  /** The program with the small heap. */
  static final class Reader {

    private Reader() {}

    public static void main(String... arguments) {
      TerraformPlan.read(Path.of(arguments[0]), InputStream.nullInputStream())
          .keys()
          .forEach(key -> System.out.println(key.address()));
    }
  }
}
