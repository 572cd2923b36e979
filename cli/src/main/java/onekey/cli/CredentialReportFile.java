package onekey.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import onekey.plan.output.BadInputException;
import onekey.plan.source.report.CredentialReport;

/** A credential report in a file or on standard input. */
final class CredentialReportFile {

  private CredentialReportFile() {}

  /**
   * Reads the report.
   *
   * @param file a path, or {@code -} for standard input
   * @throws BadInputException naming the file, if it cannot be read or is no credential report
   */
  static CredentialReport read(String file, InputStream standardInput) {
    var name = file.equals("-") ? "standard input" : file;
    try (var report = file.equals("-") ? standardInput : Files.newInputStream(Path.of(file))) {
      return CredentialReport.read(report);
    } catch (BadInputException e) {
      throw new BadInputException("Credential report %s: %s".formatted(name, e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw new BadInputException("Credential report %s: no such file.".formatted(name), e);
    } catch (IOException | InvalidPathException e) {
      throw new BadInputException(
          "Credential report %s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }
}
