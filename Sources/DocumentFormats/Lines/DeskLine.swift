import ArabicText

/// A line that signs with a newspaper or a name and a place: `«الشرق الأوسط» (موسكو)`, `لندن: «الشرق الأوسط»`, `ليلى نصر (واشنطن)`.
struct DeskLine: Equatable {
  /// The desk as it is written.
  var desk: String?
  /// The correspondent who signs in place of a desk.
  var person: String?
  /// The place it signs from.
  var place: String?

  /// Reads a line, or says that it is none.
  init?(_ text: Scalars, source: String) {
    guard (5...80).contains(text.count) else { return nil }
    if text.last == ")" {
      guard readBracketed(text) else { return nil }
    } else if text.first == "«", text.last == "»", Self.isDesk(text[...], source: source) {
      desk = text.string
    } else if text.contains("/"), readSlashed(text, source: source) {
      return
    } else {
      guard readDivided(text, source: source) else { return nil }
    }
  }

  /// `PLACE / NAME / AGENCY`, or some of these; one of them is an agency or a newspaper.
  private mutating func readSlashed(_ text: Scalars, source: String) -> Bool {
    let parts = text.split(separator: "/").map(\.trimmed)
    guard (2...4).contains(parts.count), parts.allSatisfy({ (2...30).contains($0.count) }) else { return false }
    for (index, part) in parts.enumerated() {
      if AgencyCredit.agency(named: part) != nil || Self.isNewspaper(part, source: source) {
        desk = desk ?? part.string
      } else if PlaceNames.contains(part.foldedName) || index == 0 && !part.contains(" ") && part.allSatisfy(\.isArabicLetter) {
        place = place ?? part.string
      } else if PersonLine.isName(Array(part)) {
        person = person ?? part.string
      } else {
        return false
      }
    }
    return desk != nil
  }

  private static func isNewspaper(_ text: ArraySlice<Unicode.Scalar>, source: String) -> Bool {
    let name = text.foldedName
    return newspapers.contains(name) || !source.isEmpty && name.filter { $0 != " " } == source.filter { $0 != " " }
  }

  /// Place and desk of `PLACE: «X»`, whatever X is: a desk only where a desk is due.
  static func quoted(_ text: Scalars) -> (place: String, desk: String)? {
    guard text.count <= 60, text.last == "»", let colon = text.prefix(25).firstIndex(of: ":") else { return nil }
    let desk = text[(colon + 1)...].trimmed
    guard desk.first == "«", desk.count(where: { $0 == "«" }) == 1, desk.split(separator: " ").count <= 4, colon > 1 else { return nil }
    return (text[..<colon].trimmed.string, desk.string)
  }

  /// `«X» (PLACE)` or `NAME (PLACE)`.
  private mutating func readBracketed(_ text: Scalars) -> Bool {
    guard let open = text.lastIndex(of: "("), open > 2, text.firstIndex(of: "(") == open else { return false }
    let inside = text[(open + 1)..<(text.count - 1)].trimmed
    let before = text[..<open].trimmed
    guard !inside.isEmpty, inside.count <= 40 else { return false }
    if before.first == "«", before.last == "»", before.count <= 40, before.count(where: { $0 == "«" }) == 1 {
      desk = before.string
    } else if PlaceNames.contains(inside.foldedName), PersonLine.isName(Array(before)) {
      person = before.string
    } else {
      return false
    }
    place = inside.string
    return true
  }

  /// `PLACE: «X»`, `PLACE - صحيفة X`, `PLACE: NAME`.
  private mutating func readDivided(_ text: Scalars, source: String) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "-" || $0 == "–" || $0 == ":" }), mark >= 2, mark + 2 < text.count else { return false }
    let place = text[..<mark].trimmed
    var signer = text[(mark + 1)...].trimmed
    if signer.starts(with: Self.from), PlaceNames.contains(place.foldedName) { signer = signer.dropFirst(3).trimmed }
    guard place.split(separator: " ").count <= 3, place.allSatisfy({ $0 == " " || $0.isArabicLetter || $0 == "ّ" }) else { return false }
    if Self.isDesk(signer, source: source) {
      desk = signer.string
    } else if Self.isNewspaper(place, source: source), PersonLine.isName(Array(signer)) {
      (desk, person) = (place.string, signer.string)
      return true
    } else if PlaceNames.contains(place.foldedName), PersonLine.isName(Array(signer)), signer.split(separator: " ").count <= 3 {
      person = signer.string
    } else {
      return false
    }
    self.place = place.string
    return true
  }

  /// `إربد - من خالد العزام`
  private static let from: Scalars = ["م", "ن", " "]

  private static func isDesk(_ text: ArraySlice<Unicode.Scalar>, source: String) -> Bool {
    let name = text.foldedName
    if name == source || newspapers.contains(name) { return true }
    if text.first?.opensPair ?? true { return false }
    let words = name.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 4, text.last != "." || words.count <= 2 else { return false }
    return names.contains(first) || words.allSatisfy { $0.unicodeScalars.count == 1 }
      || PictureCredit.isAgency(words.joined(separator: " "))
  }

  static let newspapers = WordList.newspapers.set

  static let names = WordList.desks.set
}
