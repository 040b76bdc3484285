import ArabicText
import Model

/// Finds the dates that a text names: absolute ones always, relative and yearless ones when it is known on which day it was written.
struct DateFinder: Sendable {
  private let lexicon: DateLexicon

  init(lexicon: DateLexicon) {
    self.lexicon = lexicon
  }

  /// The dates in reading order, none overlapping another. The reference is the day of publication.
  func find(in text: TokenizedText, reference: PartialDate?) -> [DateMention] {
    var grammar = DateGrammar(words: DateTokens(text, lexicon: lexicon), namedDays: lexicon.namedDays)
    let resolver = DateResolver(hijri: lexicon.hijri, reference: reference)
    var mentions: [DateMention] = []
    var lastYear: Int?
    for sentence in text.sentences {
      let reader = SentenceReader(cues: lexicon.cues, text: grammar.words, sentence: sentence)
      let found = expressions(in: sentence, &grammar)
      for (index, expression) in found.enumerated() {
        var context = DateResolver.Context(tense: reader.tense(around: expression), lastYear: lastYear)
        if expression.needsFuture, context.tense == .past || context.tense == nil { continue }
        context.boundYear = boundYear(for: index, in: found, grammar: grammar)
        context.lastYear = context.boundYear ?? lastYear
        guard let period = resolver.resolve(expression.meaning, context) else { continue }
        if let year = expression.meaning.namedYear { lastYear = year }
        mentions.append(mention(of: expression, period, in: grammar.words))
      }
    }
    return mentions
  }

  private func expressions(in sentence: Range<Int>, _ grammar: inout DateGrammar) -> [DateExpression] {
    grammar.words.limit = sentence.upperBound
    var found: [DateExpression] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let here = grammar.expressions(at: index)
      if let last = here.last {
        found += here.filter { !$0.isName }
        grammar.previousEnd = last.end
        grammar.previousIsYear = last.meaning.isYear
      }
      index = max(index + 1, here.last?.end ?? 0)
    }
    return found
  }

  /// The year that a later "that is, in 2019" of the sentence, or an earlier year of it, gives to a date without one.
  private func boundYear(for index: Int, in found: [DateExpression], grammar: DateGrammar) -> Int? {
    guard case .point(let point) = found[index].meaning, point.year == nil || point.year == .same, point.direction == nil,
      point.month != nil
    else { return nil }
    if index + 1 < found.count, let year = found[index + 1].meaning.namedYear, found[index + 1].meaning.isYear {
      let before = found[index + 1].start - 1
      let isNamely = [before, before - 1].contains { grammar.words.role(.namely, at: $0) != nil }
      if isNamely { return year }
    }
    guard index > 0, point.year == nil, let year = found[index - 1].meaning.namedYear, found[index - 1].meaning.isYear else { return nil }
    let before = found[index - 1].start - 1
    return grammar.words.isToken(before, "في") || grammar.words.isToken(before, "وفي") ? year : nil
  }

  private func mention(of expression: DateExpression, _ period: DatePeriod, in words: DateTokens) -> DateMention {
    let first = words.tokens[expression.start]
    let prefix = expression.keepsParticles ? (words.items[expression.start].hasConjunction ? 1 : 0) : words.items[expression.start].prefix
    let start = prefix == 0 ? first.start : words.text.offset(ofFolded: prefix, in: first)
    let span = ScalarSpan(start, words.tokens[expression.end - 1].end)
    return DateMention(
      span: span, text: words.text.text(span.start, span.end), value: period.edtf, precision: period.precision, first: period.first,
      last: period.last)
  }
}
