internal import Model

/// Says in Arabic what the API says in English of a request that it does not take, by the same sentences as the modules in the browser:
/// `words/problems.json`, whose keys are sentences with places in braces.
struct ProblemWords: Sendable {
  private typealias Scalars = [Unicode.Scalar]

  private struct Sentence {
    /// What stands between the places; one more than there are places.
    let pieces: [Scalars]
    let places: [String]
    let arabic: String
  }

  static let shared = ProblemWords()
  private let sentences: [Sentence]

  private init() {
    guard let bytes = WebFiles.contents(of: "words/problems.json"), case .object(let members)? = try? JSONReader.read(bytes) else {
      preconditionFailure("words/problems.json is not among the built-in files")
    }
    sentences = members.compactMap { member in
      guard case .string(let arabic) = member.value else { return nil }
      let parts = Self.parts(of: member.name)
      return Sentence(pieces: parts.pieces.map { Array($0.unicodeScalars) }, places: parts.places, arabic: arabic)
    }
  }

  /// The sentence in Arabic; `nil` when nobody translated it.
  ///
  /// - Parameter word: the interface's word for a key, if there is one.
  func said(_ text: String, word: (String) -> String?) -> String? {
    let scalars = Array(text.unicodeScalars)
    for sentence in sentences {
      guard let found = Self.match(scalars, sentence.pieces) else { continue }
      var values: [String: String] = [:]
      for (place, value) in zip(sentence.places, found) {
        guard let shown = shown(value, at: place, word: word) else { return nil }
        values[place] = shown
      }
      let (pieces, places) = Self.parts(of: sentence.arabic)
      return zip(pieces, places.map { values[$0] ?? "" } + [""]).map { $0 + $1 }.joined()
    }
    return nil
  }

  /// What stands at a place: `why` is a sentence itself, `where` a parameter or member; anything else is isolated from the text around it.
  private func shown(_ value: String, at place: String, word: (String) -> String?) -> String? {
    if place == "why" { return said(value, word: word) }
    let key = value.split(separator: "/").first.map(String.init) ?? ""
    let known = place == "where" ? ["filter", "add", "correct"].compactMap { word("\($0).\(key)") }.first : nil
    return known ?? "\u{2068}\(value)\u{2069}"
  }

  /// The values of the places, each as short as can be and not empty.
  private static func match(_ text: Scalars, _ pieces: [Scalars]) -> [String]? {
    guard let first = pieces.first, let last = pieces.last, text.starts(with: first) else { return nil }
    if pieces.count == 1 { return text.count == first.count ? [] : nil }
    var values: [String] = []
    var position = first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let start = (position + 1..<max(position + 1, text.count)).first(where: { text[$0...].starts(with: piece) }) else { return nil }
      values.append(Self.text(text[position..<start]))
      position = start + piece.count
    }
    let end = text.count - last.count
    guard end > position, text[end...].elementsEqual(last) else { return nil }
    return values + [Self.text(text[position..<end])]
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Takes a sentence apart at its places in braces.
  private static func parts(of text: String) -> (pieces: [String], places: [String]) {
    var pieces = [""]
    var places: [String] = []
    var isInBraces = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{":
        places.append("")
        isInBraces = true
      case "}":
        pieces.append("")
        isInBraces = false
      default:
        if isInBraces {
          places[places.count - 1].unicodeScalars.append(scalar)
        } else {
          pieces[pieces.count - 1].unicodeScalars.append(scalar)
        }
      }
    }
    return (pieces, places)
  }
}
