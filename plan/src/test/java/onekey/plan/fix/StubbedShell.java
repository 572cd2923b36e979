package onekey.plan.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real {@code sh} whose {@code aws} and {@code terraform} only note their arguments. */
final class StubbedShell {

  private final Path directory;
  private final Path noted;

  StubbedShell(Path directory) throws IOException {
    this.directory = directory;
    this.noted = directory.resolve("noted");
    for (var name : List.of("aws", "terraform")) {
      var stub = directory.resolve(name);
      Files.writeString(stub, "#!/bin/sh\nprintf '%s\\0' \"$@\" >>\"$NOTED\"\n");
      assertThat(stub.toFile().setExecutable(true)).isTrue();
    }
  }

  /** Runs the command in the directory, and returns the arguments that the stubs saw. */
  List<String> run(String command) throws IOException, InterruptedException {
    Files.deleteIfExists(noted);
    var script = Files.writeString(directory.resolve("pasted"), command);
    var builder =
        new ProcessBuilder("/bin/sh", script.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("NOTED", noted.toString());
    builder.environment().put("PATH", directory.toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).isEmpty();
    var arguments = Files.readString(noted).split("\0", -1);
    return Arrays.asList(arguments).subList(0, arguments.length - 1);
  }
}
