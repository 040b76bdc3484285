/// A piece of HTML. Text becomes part of it escaped, in content and in attributes alike.
struct HTML {
  private(set) var text = ""

  init() {}

  /// A text, escaped.
  init(_ plain: String) { append(plain) }

  /// Markup of our own, or of the API's (`snippet`), taken as it is.
  init(markup: String) { text = markup }

  /// Several pieces, one after the other.
  init(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }

  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.text + right.text) }

  private mutating func append(_ plain: String) {
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// An element around a piece, its attributes in the order given; one without a value is left out.
  static func element(_ tag: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: HTML) -> HTML {
    var opening = "<" + tag
    for (name, value) in attributes {
      if let value { opening += " \(name)=\"\(HTML(value).text)\"" }
    }
    return HTML(markup: opening + ">" + content.text + "</\(tag)>\n")
  }

  /// An element around a text.
  static func element(_ tag: String, _ attributes: KeyValuePairs<String, String?> = [:], _ plain: String) -> HTML {
    element(tag, attributes, HTML(plain))
  }

  /// A link.
  static func link(_ target: String, _ content: HTML) -> HTML { element("a", ["href": target], content) }

  /// A name or a text of its own direction, which its neighbours do not disturb.
  static func isolated(_ plain: String) -> HTML { element("bdi", [:], plain) }

  /// Pieces with something between them.
  static func joined(_ pieces: [HTML], by separator: String) -> HTML {
    HTML(pieces.enumerated().map { $0 > 0 ? HTML(separator) + $1 : $1 })
  }
}
