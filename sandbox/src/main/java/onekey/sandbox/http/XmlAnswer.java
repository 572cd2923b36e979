package onekey.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes JSON as the query protocol's XML. The items of a list become {@code member} elements. */
final class XmlAnswer {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private final XMLStreamWriter writer;

  private XmlAnswer(XMLStreamWriter writer) {
    this.writer = writer;
  }

  static String write(String root, String namespace, Consumer<XmlAnswer> content) {
    var text = new StringWriter();
    try {
      var writer = FACTORY.createXMLStreamWriter(text);
      writer.writeStartElement(root);
      writer.writeDefaultNamespace(namespace);
      content.accept(new XmlAnswer(writer));
      writer.writeEndElement();
      writer.close();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
    return text.toString();
  }

  void element(String name, JsonNode content) {
    try {
      writer.writeStartElement(name);
      if (content.isArray()) {
        content.forEach(member -> element("member", member));
      } else if (content.isObject()) {
        content.properties().forEach(field -> element(field.getKey(), field.getValue()));
      } else {
        writer.writeCharacters(content.asText());
      }
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  void text(String name, String content) {
    try {
      writer.writeStartElement(name);
      writer.writeCharacters(content);
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  // The text is written to memory, so only a programming error can fail.
  private static IllegalStateException unwritable(XMLStreamException cause) {
    return new IllegalStateException("The XML answer cannot be written.", cause);
  }
}
