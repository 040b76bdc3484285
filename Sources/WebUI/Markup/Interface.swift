internal import HTTP
internal import Model

/// The language of the interface, with its words: the same files that the modules in the browser read.
struct Interface: Sendable {
  /// `ar` or `en`.
  let language: String
  private let words: [String: String]

  private static let arabic = Interface("ar")
  private static let english = Interface("en")

  /// The one that a page's address asks for.
  static func asked(by request: Request) -> Interface {
    request.query.contains { $0.name == "ui" && $0.value == "en" } ? english : arabic
  }

  private init(_ language: String) {
    self.language = language
    guard let bytes = WebFiles.contents(of: "words/\(language).json"), let words = try? JSONReader.read(bytes) else {
      preconditionFailure("words/\(language).json is not among the built-in files")
    }
    self.words = Fields(words).allTexts
  }

  var isArabic: Bool { language == "ar" }
  var direction: String { isArabic ? "rtl" : "ltr" }
  /// The other of the two languages.
  var other: String { isArabic ? "en" : "ar" }

  /// A word, or the last part of its key.
  subscript(key: String) -> String { words[key] ?? String(key.split(separator: ".").last ?? "") }

  /// The word if there is one.
  func word(_ key: String) -> String? { words[key] }

  /// The address of a page in this language.
  func address(_ path: String, _ query: [QueryItem] = []) -> String {
    let items = query + (isArabic ? [] : [QueryItem("ui", "en")])
    return items.isEmpty ? path : path + "?" + QueryItem.encode(items)
  }

  /// A date in words, with the ISO form for programs; isolated, so that what stands around it does not turn it over.
  func date(_ iso: String, precision: String) -> HTML {
    let parts = iso.split(separator: "-").map(String.init)
    let months = self["months"].split(separator: "|").map(String.init)
    let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let month = precision != "year" && months.indices.contains(number - 1) ? months[number - 1] : nil
    let day = precision == "day" && parts.count > 2 ? Int(parts[2]).map { String($0) } : nil
    let known = precision == "year" ? 4 : precision == "month" ? 7 : 10
    let words = [day, month, parts.first].compactMap(\.self).joined(separator: " ")
    return .element("bdi", [:], .element("time", ["datetime": String(iso.prefix(known))], words))
  }
}
