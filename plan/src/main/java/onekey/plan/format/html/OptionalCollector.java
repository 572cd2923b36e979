package onekey.plan.format.html;

import com.samskivert.mustache.DefaultCollector;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a section of the template for an optional value that is there, and with that value. */
final class OptionalCollector extends DefaultCollector {

  @Override
  public @Nullable Iterator<?> toIterator(Object value) {
    return value instanceof Optional<?> optional
        ? optional.stream().iterator()
        : super.toIterator(value);
  }
}
