package onekey.plan.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file to write a result to: whole or not at all. What stood there before stays until then. At no
 * moment may more people read it than may read it in the end.
 */
public final class OutputFile {

  private final Path path;

  private OutputFile(Path path) {
    this.path = path;
  }

  /**
   * Looks whether the file can be written, before the work for it begins.
   *
   * @throws BadInputException if it is no regular file, or its directory is missing or not writable
   */
  public static OutputFile at(String name) {
    try {
      var given = Path.of(name).toAbsolutePath();
      // Through a link, so that what it points to is replaced and not the link.
      var path = Files.exists(given) ? given.toRealPath() : given;
      check(name, path);
      return new OutputFile(path);
    } catch (InvalidPathException | IOException e) {
      throw new BadInputException("Output %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static void check(String name, Path path) {
    var directory = path.getParent();
    if (Files.isDirectory(path)) {
      throw refusal(name, "is a directory. Give the name of a file.");
    }
    // A device or a pipe must not be replaced by a file.
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw refusal(name, "is no regular file. Leave --output out for standard output.");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw refusal(name, "its directory does not exist. Create it first.");
    }
    if (!Files.isWritable(directory)) {
      throw refusal(name, "its directory is not writable.");
    }
  }

  private static BadInputException refusal(String name, String problem) {
    return new BadInputException("Output %s: %s".formatted(name, problem));
  }

  /**
   * Writes the file, UTF-8.
   *
   * @throws CommandFailedException if that fails; the file is then as it was
   */
  public void write(Result result) {
    var beside = path.resolveSibling(".%s.%s.tmp".formatted(path.getFileName(), UUID.randomUUID()));
    try {
      var readers = create(beside);
      writeTo(beside, result);
      readers.give(beside);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(beside);
      throw new CommandFailedException(
          "Output %s cannot be written: %s".formatted(path, e.getMessage()), e);
    } catch (RuntimeException | Error e) {
      // A result that cannot be made, or memory that is not enough for it.
      delete(beside);
      throw e;
    }
  }

  /** What is no text, such as half a character of UTF-16, becomes a question mark. */
  private static void writeTo(Path file, Result result) throws IOException {
    try (var out =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(file, StandardOpenOption.WRITE), StandardCharsets.UTF_8))) {
      result.writeTo(out);
    }
  }

  private FileReaders create(Path beside) throws IOException {
    if (!Files.exists(path)) {
      return FileReaders.create(beside);
    }
    FileReaders.createForOwner(beside);
    return FileReaders.of(path);
  }

  private static void delete(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException _) {
      // The first failure is what the caller hears of.
    }
  }
}
