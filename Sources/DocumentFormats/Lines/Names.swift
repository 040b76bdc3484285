import ArabicText

/// The people on a byline.
enum BylineNames {
  /// Who signs, and from where.
  struct Signature: Equatable {
    var people: [String] = []
    var desk: String?
    var place: String?
  }

  /// Reads what stands behind "بقلم": one or several names, a place in brackets or behind a dash, an asterisk.
  static func read(_ value: Scalars) -> Signature {
    var signature = Signature()
    var text = value[...].trimming { $0 == "*" || $0 == " " || $0 == "|" || $0 == "." }
    if text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex {
      signature.place = text[(open + 1)..<(text.endIndex - 1)].trimmed.string
      text = text[..<open].trimmed
    } else if let dash = text.firstIndex(where: { $0 == "–" || $0 == "-" || $0 == "|" }), dash > text.startIndex, text[dash - 1] == " " {
      let behind = text[(dash + 1)...].trimmed
      // A site with its agencies is no place.
      if !behind.contains("/"), !behind.contains(where: { $0.digitValue != nil }) { signature.place = behind.string }
      text = text[..<dash].trimmed
    }
    for part in text.split(whereSeparator: { $0 == "،" || $0 == "," || $0 == "/" || $0 == "&" || $0 == "؛" }) {
      for name in splitAtAnd(part.trimming { $0 == "*" || $0 == " " }).map(withoutButton) where !name.isEmpty {
        let words = name.foldedName.split(separator: " ").map(String.init)
        if words.allSatisfy(titles.contains) { continue }
        let first = words.first ?? ""
        if DeskLine.names.contains(first) || name.first == "«" || DeskLine.newspapers.contains(name.foldedName) {
          signature.desk = signature.desk ?? name.string
        } else {
          signature.people.append(name.string)
        }
      }
    }
    return signature
  }

  /// A name without the button behind it by which readers follow its bearer.
  private static func withoutButton(_ name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let blank = name.lastIndex(of: " "), buttons.contains(name[blank...].foldedName) else { return name }
    return name[..<blank].trimmed
  }

  private static let buttons = WordList.followButtons.set

  /// Cuts `أحمد علي وسعاد حسن` at the "and", which is written onto the second name.
  private static func splitAtAnd(_ text: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    let words = text.split(separator: " ")
    guard words.count >= 4 else { return words.count == 3 && words[1] == ["و"] ? [words[0], words[2]] : [text] }
    for index in 2..<(words.count - 1) where words[index].first == "و" {
      if words[index].count == 1 {
        return [text[..<words[index].startIndex].trimmed, text[words[index].endIndex...].trimmed]
      }
      if words[index].count >= 4, !namesWithWaw.contains(words[index].foldedName) {
        return [text[..<words[index].startIndex].trimmed, text[(words[index].startIndex + 1)...].trimmed]
      }
    }
    return [text]
  }

  /// Titles that a slash parts from the name: `بقلم الدكتور/ نادر سلوم`.
  private static let titles = WordList.titles.set

  private static let namesWithWaw = WordList.namesWithWaw.set
}
