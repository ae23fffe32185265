package dev.jforeman.export;

import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Reads a property list like macOS, after it has been validated against the document type. */
final class PropertyList {
    private PropertyList() {}

    static Object read(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver(
                (_, _) -> new InputSource(new StringReader(Files.readString(Sample.RESOURCES.resolve("plist.dtd")))));
        builder.setErrorHandler(new Strict());
        Element plist = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        return value(children(plist).getFirst());
    }

    private static Object value(Element element) {
        return switch (element.getTagName()) {
            case "dict" -> dict(children(element));
            case "array" -> children(element).stream().map(PropertyList::value).toList();
            case "true" -> true;
            case "false" -> false;
            case "integer" -> Integer.valueOf(element.getTextContent());
            default -> element.getTextContent();
        };
    }

    private static Map<String, Object> dict(List<Element> children) {
        Map<String, Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < children.size(); i += 2) {
            dict.put(children.get(i).getTextContent(), value(children.get(i + 1)));
        }
        return dict;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Every deviation from the document type is an error. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
