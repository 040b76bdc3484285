import ArabicText
import Model

/// A stretch in quotation marks: the tokens between the marks.
struct QuotedStretch: Sendable {
  /// The tokens inside, without the marks.
  let tokens: Range<Int>
  /// The opening mark's token.
  let opening: Int
  /// The closing mark's token; where the quotation goes on in the next paragraph, that paragraph's opening mark.
  let closing: Int
  /// Whether it goes on with the quotation of the paragraph before, whose marks were left open for it.
  let continues: Bool
  /// In how many other quotations it stands.
  var depth = 0
}

/// Pairs quotation marks: « » and “ ” by nesting, " " by turns within a paragraph or, where the spaces say so, by nesting too. A paragraph that
/// begins with an opening mark while one is open goes on with the quotation. Any other unclosed mark quotes nothing.
enum QuotationMarks {
  static func stretches(in text: TokenizedText) -> [QuotedStretch] {
    var pairing = Pairing()
    for index in text.tokens.indices {
      let isFirst = index == 0 || isNewParagraph(index, text)
      guard text.tokens[index].kind == .punctuation || isFirst else { continue }
      pairing.take(index, text, isFirst: isFirst)
    }
    return nested(pairing.found)
  }

  private struct Open {
    let index: Int
    let isStraight: Bool
    let continues: Bool
  }

  /// The marks seen so far that wait for their twins.
  private struct Pairing {
    var found: [QuotedStretch] = []
    private var open: [Open] = []

    mutating func take(_ index: Int, _ text: TokenizedText, isFirst: Bool) {
      let mark = text.tokens[index].folded
      var continues = false
      if isFirst, let outer = open.first {
        open.removeAll(where: \.isStraight)
        if ["«", "“", "\""].contains(mark) {
          close(outer, at: index)
          open = []
          continues = true
        }
      }
      switch mark {
      case "«", "“": open.append(Open(index: index, isStraight: false, continues: continues))
      case "»", "”":
        guard let last = open.lastIndex(where: { !$0.isStraight }) else { return }
        close(open[last], at: index)
        open.removeSubrange(last...)
      case "\"":
        if let last = open.lastIndex(where: \.isStraight), !opens(index, text) {
          close(open[last], at: index)
          open.removeSubrange(last...)
        } else {
          open.append(Open(index: index, isStraight: true, continues: continues))
        }
      default: break
      }
    }

    private mutating func close(_ mark: Open, at index: Int) {
      guard index > mark.index + 1 else { return }
      found.append(QuotedStretch(tokens: (mark.index + 1)..<index, opening: mark.index, closing: index, continues: mark.continues))
    }

    /// Whether a straight mark can only open: a space before it and none behind it.
    private func opens(_ index: Int, _ text: TokenizedText) -> Bool {
      guard index > 0, index + 1 < text.tokens.count else { return false }
      let token = text.tokens[index]
      return text.tokens[index - 1].end < token.start && token.end == text.tokens[index + 1].start
        && text.tokens[index + 1].kind != .punctuation
    }
  }

  /// In reading order, each with its depth.
  private static func nested(_ found: [QuotedStretch]) -> [QuotedStretch] {
    var result: [QuotedStretch] = []
    var outer: [Int] = []
    for var stretch in found.sorted(by: { $0.opening < $1.opening }) {
      outer.removeAll { $0 < stretch.closing }
      stretch.depth = outer.count
      outer.append(stretch.closing)
      result.append(stretch)
    }
    return result
  }

  private static func isNewParagraph(_ index: Int, _ text: TokenizedText) -> Bool {
    text.scalars[text.tokens[index - 1].end..<text.tokens[index].start].contains("\n")
  }
}
