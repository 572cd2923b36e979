package onekey.plan.format.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class a browser of its own, or does not run it; see {@link Chromium}. */
final class BrowserExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    var chromium = Chromium.required(context.getRequiredTestClass().getSimpleName());
    var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "browser");
    // The store closes what it holds when the class is done.
    context.getStore(NAMESPACE).put(Browser.class, new Browser(chromium, directory));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(
        context.getStore(NAMESPACE).get(Browser.class, Browser.class), "browser");
  }
}
