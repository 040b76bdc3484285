import ArabicText

/// Tells the tense of the clause in which a date stands: by the nearest verb in front of it, else by the nearest behind it.
struct SentenceReader: Sendable {
  let cues: TenseCues
  let tokens: [TokenizedText.Token]
  let sentence: Range<Int>

  /// The tense around an expression, `nil` when no word tells.
  func tense(around expression: DateExpression) -> TenseCues.Tense? {
    if expression.start > sentence.lowerBound, tokens[expression.start - 1].folded == "منذ" { return .past }
    var index = expression.start - 1
    while index >= sentence.lowerBound {
      if let found = cues.tense(at: index, in: tokens, from: sentence.lowerBound) { return found }
      index -= 1
    }
    index = expression.end
    while index < sentence.upperBound {
      if let found = cues.tense(at: index, in: tokens, from: sentence.lowerBound) { return found }
      index += 1
    }
    return nil
  }
}
