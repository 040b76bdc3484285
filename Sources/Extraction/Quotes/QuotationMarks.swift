import ArabicText
import Model

/// A stretch in quotation marks: the tokens between the marks.
struct QuotedStretch: Sendable {
  /// The tokens inside, without the marks.
  let tokens: Range<Int>
  /// The opening mark's token.
  let opening: Int
  /// The closing mark's token.
  let closing: Int
}

/// Pairs quotation marks: « » by nesting, “ ” and " " by turns within a paragraph. An unclosed mark quotes nothing.
enum QuotationMarks {
  static func stretches(in text: TokenizedText) -> [QuotedStretch] {
    var found: [QuotedStretch] = []
    var guillemets: [Int] = []
    var straight: Int?
    var paragraphEnd = 0
    for index in text.tokens.indices {
      let token = text.tokens[index]
      if index > 0, token.start > paragraphEnd, isNewParagraph(index, text) { straight = nil }
      paragraphEnd = token.end
      guard token.kind == .punctuation else { continue }
      switch token.folded {
      case "«", "“": guillemets.append(index)
      case "»", "”":
        if let opening = guillemets.popLast() { add(opening, index, guillemets.isEmpty, to: &found) }
      case "\"":
        if let opening = straight {
          add(opening, index, guillemets.isEmpty, to: &found)
          straight = nil
        } else {
          straight = index
        }
      default: break
      }
    }
    return found.sorted { $0.opening < $1.opening }
  }

  private static func add(_ opening: Int, _ closing: Int, _ isOutermost: Bool, to found: inout [QuotedStretch]) {
    guard isOutermost, closing > opening + 1 else { return }
    found.append(QuotedStretch(tokens: (opening + 1)..<closing, opening: opening, closing: closing))
  }

  private static func isNewParagraph(_ index: Int, _ text: TokenizedText) -> Bool {
    text.scalars[text.tokens[index - 1].end..<text.tokens[index].start].contains("\n")
  }
}
