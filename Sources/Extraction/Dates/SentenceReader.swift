/// Tells the tense of the clause in which a date stands: by the nearest verb in front of it, else by the nearest behind it.
struct SentenceReader: Sendable {
  let cues: TenseCues
  let text: DateTokens
  let sentence: Range<Int>
  private static let since = PackedWord("منذ")

  /// The tense around an expression, `nil` when no word tells.
  func tense(around expression: DateExpression) -> TenseCues.Tense? {
    if expression.start > sentence.lowerBound, text.packed[expression.start - 1] == Self.since { return .past }
    var index = expression.start - 1
    while index >= sentence.lowerBound {
      if let found = cues.tense(at: index, in: text, from: sentence.lowerBound) { return found }
      index -= 1
    }
    index = expression.end
    while index < sentence.upperBound {
      if let found = cues.tense(at: index, in: text, from: sentence.lowerBound) { return found }
      index += 1
    }
    return nil
  }
}
