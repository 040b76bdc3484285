import ArabicText
import Model

/// Reads beside a cue to whom something was said and about what, and in the words said whom they name.
struct QuoteCircumstances {
  let body: BodyText
  let lexicon: Lexicon
  let words: QuoteWords
  let reader: ReportingClauseReader

  /// A quotation speaks of no more entities than this.
  private static let topics = 8
  /// How far behind its cue the clause is read, in tokens.
  private static let reach = 24
  private static let ends: Set<String> = ["ان", "بان", "انه", "انها", "انهم", ":", "«", "\"", "“", "؛"]

  func fill(_ quote: inout Quote, _ tokens: Range<Int>, _ report: QuoteFinder.Report) {
    if report.cue.kind == .verb || report.cue.kind == .participle {
      let clause = self.clause(behind: report.clause.subject?.upperBound ?? report.tokens.upperBound)
      if !isPaper(report), let (text, slug) = addressee(in: clause) {
        quote.addresseeText = text
        quote.addressee = slug
      }
      if let topic = topic(in: clause) { quote.about.append(topic) }
    }
    var seen = Set(quote.about.compactMap(\.entity))
    if let speaker = quote.speaker { seen.insert(speaker) }
    for mention in body.mentions(in: tokens) where mention.how != .demonym && seen.insert(mention.entity.slug).inserted {
      guard quote.about.count < Self.topics else { return }
      quote.about.append(.init(text: body.string(mention.span), span: mention.span, entity: mention.entity.slug))
    }
  }

  /// A report or statement is somebody's: تقرير لوكالة الأنباء.
  private func isPaper(_ report: QuoteFinder.Report) -> Bool {
    guard let subject = report.clause.subject else { return false }
    return Clitics.hasStem(body.text.tokens[subject.lowerBound].folded) { Self.papers.contains(hash: $0) }
  }

  private static let papers: WordSet = ["بيان", "بلاغ", "تقرير", "دراسه", "تحقيق", "مذكره", "رساله"]

  /// From behind the cue to where the words said begin.
  private func clause(behind start: Int) -> Range<Int> {
    let limit = min(body.text.tokens.count, start + Self.reach)
    var end = start
    while end < limit, !Self.ends.contains(body.text.tokens[end].folded), body.text.tokens[end].folded != "." { end += 1 }
    return start..<end
  }

  /// The one behind ل or مع: "قال لوكالة رويترز", "في مقابلة مع صحيفة الغد".
  private func addressee(in clause: Range<Int>) -> (String, String?)? {
    for index in clause {
      let folded = body.text.tokens[index].folded
      let isTalk = index > clause.lowerBound && isTalk(index - 1, clause)
      if folded == "مع" || folded == "الي" || folded == "ل", index + 1 < body.text.tokens.count, isTalk || folded == "ل" {
        return somebody(at: index + 1, dropping: 0)
      }
      guard folded.hasPrefix("ل"), folded.count > 3 else { continue }
      if let mention = body.mention(at: index), mention.span.start > body.text.tokens[index].start, mention.how != .demonym {
        if isAudience(folded) {
          return (text(from: body.text.offset(ofFolded: 1, in: body.text.tokens[index]), to: end(of: mention), index), mention.entity.slug)
        }
        guard isTalk || mention.entity.type == .person || isMedium(mention) else { continue }
        return (text(from: mention.span.start, to: mention.span.end, index), mention.entity.slug)
      }
      let isDefinite = isTalk && folded.hasPrefix("لل")
      if isTalk || isAudience(folded), let found = somebody(at: index, dropping: 1, isAfterTalk: isDefinite) { return found }
    }
    return nil
  }

  /// The end of a name, with the mark that closes it.
  private func end(of mention: EntityFinder.Found) -> Int {
    let behind = mention.tokens.upperBound
    let marks: Set<String> = ["»", "\"", "”"]
    if marks.contains(body.text.tokens[behind - 1].folded) { return body.text.tokens[behind - 1].end }
    let isMarked = behind < body.text.tokens.count && marks.contains(body.text.tokens[behind].folded)
    return isMarked ? body.text.tokens[behind].end : mention.span.end
  }

  /// "في تصريح", "في تصريح خاص": an occasion of talking right before, perhaps with an adjective.
  private func isTalk(_ index: Int, _ clause: Range<Int>) -> Bool {
    if words.hasStem(.talk, body.text.tokens[index].folded) { return true }
    return index - 1 >= clause.lowerBound && words.hasStem(.talk, body.text.tokens[index - 1].folded)
      && !body.text.tokens[index].folded.hasPrefix("ل") && !lexicon.words.isOne(.preposition, body.text.tokens[index].folded)
  }

  private func isMedium(_ mention: EntityFinder.Found) -> Bool {
    guard let index = lexicon.index(slug: mention.entity.slug) else { return false }
    return lexicon.isAgency.contains(index)
  }

  /// Newspapers and journalists are told things; other bodies behind ل are whose the speaker is: الناطق الرسمي للحركة.
  private func isAudience(_ folded: String) -> Bool {
    var word = String(folded.dropFirst())
    if word.hasPrefix("ل") { word = String(word.dropFirst()) }
    return words.isOne(.medium, word) || words.isOne(.listener, word)
  }

  /// A person, a body, a newspaper or people at a token.
  private func somebody(at index: Int, dropping particles: Int, isAfterTalk: Bool = false) -> (String, String?)? {
    let token = body.text.tokens[index]
    if let mention = body.mention(at: index), mention.how != .demonym {
      return (text(from: mention.span.start, to: mention.span.end, index), mention.entity.slug)
    }
    if let closing = reader.names[index] { return (body.string(body.span((index + 1)..<closing)), nil) }
    var word = String(token.folded.dropFirst(particles))
    if particles > 0, word.hasPrefix("ل") { word = "ا" + word }
    let bare = word.hasPrefix("ال") ? String(word.dropFirst(2)) : word
    guard
      isAfterTalk || words.isOne(.medium, bare) || lexicon.words.isOne(.people, bare) || lexicon.personTitles.contains(bare)
        || words.isOne(.listener, bare)
    else { return nil }
    let end = self.end(of: index)
    let start = particles == 0 ? token.start : body.text.offset(ofFolded: particles, in: token)
    var named: EntityFinder.Found?
    for position in index..<end where named == nil {
      if let mention = body.mention(at: position), mention.how != .demonym { named = mention }
    }
    return (text(from: start, to: body.text.tokens[end - 1].end, index), named?.entity.slug)
  }

  /// The end of the phrase, a name in quotation marks or one right behind it included: مراسل "الساحل أف أم".
  private func end(of index: Int) -> Int {
    let count = body.text.tokens.count
    let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
    var end = grammar.end(from: index, to: min(count, index + 7))
    while end > index + 1,
      ["«", "\"", "“"].contains(body.text.tokens[end - 1].folded)
        || reader.names.contains(where: { $0.key < end && $0.key > index && $0.value >= end })
    {
      end -= 1
    }
    if end < count, let closing = reader.names[end] { return closing + 1 }
    // الجوهرة أف أم: letters of a station's name.
    if end + 1 < count, body.text.tokens[end].folded == "اف", body.text.tokens[end + 1].folded == "ام" { end += 2 }
    if end < count, let mention = body.mention(at: end), mention.how != .demonym, mention.span.start == body.text.tokens[end].start,
      mention.entity.type == .organization
    {
      end = mention.tokens.upperBound
    }
    return end
  }

  /// The words between two offsets; where the first word is لل, its article is made whole.
  private func text(from start: Int, to end: Int, _ index: Int) -> String {
    let words = body.string(ScalarSpan(start, end))
    return body.text.tokens[index].folded.hasPrefix("لل") && start > body.text.tokens[index].start ? "ا" + words : words
  }

  /// "تعليقاً على القرار", "بشأن المحادثات": the phrase behind.
  private func topic(in clause: Range<Int>) -> Event.Participant? {
    for index in clause where index + 1 < clause.upperBound {
      let (word, next) = (body.text.tokens[index].folded, body.text.tokens[index + 1].folded)
      var start = index + 1
      if ["تعليقا", "ردا", "تعقيبا", "تعليقه", "رده", "تعقيبه"].contains(word), next == "علي" {
        start = index + 2
      } else if !words.isOne(.about, word) {
        continue
      }
      guard start < clause.upperBound, body.text.tokens[start].kind == .arabic,
        !lexicon.words.isOne(.clause, body.text.tokens[start].folded), !body.isPartOfDate(start)
      else { continue }
      let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
      let end = grammar.end(from: start, to: min(clause.upperBound, start + 8))
      let span = body.span(start..<max(end, start + 1))
      let mention = (start..<max(end, start + 1)).compactMap { body.mention(at: $0) }.first { $0.how != .demonym }
      return .init(text: body.string(span), span: span, entity: mention?.entity.slug)
    }
    return nil
  }
}
