/// Writes XML 1.0 in UTF-8: elements, attributes and text, with nothing in it that XML cannot hold.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  /// Writes an element with others in it.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: (inout XMLWriter) -> Void) {
    open(name, attributes)
    bytes += ">\n".utf8
    content(&self)
    bytes += "</\(name)>\n".utf8
  }

  /// Writes an element with text in it.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    open(name, attributes)
    bytes += ">".utf8
    bytes += Self.escaped(text).utf8
    bytes += "</\(name)>\n".utf8
  }

  /// Writes an element with nothing in it.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    open(name, attributes)
    bytes += "/>\n".utf8
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    bytes += "<\(name)".utf8
    for (name, value) in attributes {
      if let value { bytes += " \(name)=\"\(Self.escaped(value))\"".utf8 }
    }
  }

  /// Text as it may stand between tags and in attributes. Characters that XML 1.0 does not have (section 2.2) are left out: no escape could
  /// bring them in.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      // Parsers turn it into a line feed unless it is written like this (section 2.11).
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\t", "\n": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
