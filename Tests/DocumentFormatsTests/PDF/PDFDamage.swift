@testable import DocumentFormats

/// Does to sound text what programs that read PDFs do to it.
struct PDFDamage {
  var random = SplitMix64(seed: 3)

  /// The words of a paragraph in lines of at most so many characters.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.unicodeScalars.count + word.unicodeScalars.count < width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Runs of a word or some in reverse, two blanks between them; a number before the word that it stood behind, its marks on the other side.
  mutating func reordered(_ line: String) -> String {
    var runs: [(words: [String], isNumber: Bool)] = []
    for word in line.split(separator: " ").map(String.init) {
      if isNumber(word) {
        let before = runs.popLast()
        if var words = before?.words, let last = words.popLast() {
          if !words.isEmpty { runs.append((words, false)) }
          runs.append(([mirroredNumber(word), last], true))
        } else {
          runs.append(([mirroredNumber(word)], true))
        }
      } else if let last = runs.last, !last.isNumber, last.words.count < 3, Bool.random(using: &random) {
        runs[runs.count - 1].words.append(word)
      } else {
        runs.append(([word], false))
      }
    }
    var result = ""
    for run in runs.reversed() {
      if !result.isEmpty { result += run.isNumber ? "   " : "  " }
      result += run.words.joined(separator: " ")
    }
    return result
  }

  private func isNumber(_ word: String) -> Bool {
    word.unicodeScalars.first?.digitValue != nil
      && word.unicodeScalars.allSatisfy { $0.digitValue != nil || ".،%".unicodeScalars.contains($0) }
  }

  private func mirroredNumber(_ word: String) -> String {
    let digits = word.unicodeScalars.filter { $0.digitValue != nil }
    return String(word.unicodeScalars.filter { $0.digitValue == nil }.reversed().map(Character.init))
      + String(String.UnicodeScalarView(digits))
  }

  /// Brackets and quotation marks the wrong way round.
  static func mirrored(_ line: String) -> String {
    let marks: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", ")": "(", "«": "»", "»": "«"]
    return Scalars(line).map { marks[$0] ?? $0 }.string
  }

  /// The characters as the eye meets them from the left: all backwards but numbers.
  static func visual(_ line: String) -> String {
    var result = Scalars()
    for run in Scalars(line).reversed().split(omittingEmptySubsequences: false, whereSeparator: { $0 == " " }) {
      if !result.isEmpty || run.isEmpty { result.append(" ") }
      var numbers = run.filter { $0.digitValue != nil }.reversed().makeIterator()
      result += run.map { $0.digitValue == nil ? $0 : numbers.next() ?? $0 }
    }
    return result.string
  }
}
