import ArabicText
import Model

/// Reads beside a cue to whom something was said and about what, and in the words said whom they name.
struct QuoteCircumstances {
  let body: BodyText
  let lexicon: Lexicon

  /// A quotation speaks of no more entities than this.
  private static let topics = 8
  /// How far behind its cue the clause is read, in tokens.
  private static let reach = 24
  /// Nouns of talking, behind which the partner stands: في مقابلة مع, في تصريح لـ.
  private static let talks: Set<String> = [
    "مقابله", "حديث", "حوار", "تصريح", "تصريحات", "لقاء", "اتصال", "مكالمه", "رساله", "كلمه", "مداخله",
  ]
  /// Bodies that publish what is told to them.
  private static let media: Set<String> = ["صحيفه", "وكاله", "قناه", "اذاعه", "مجله", "موقع", "تلفزيون", "محطه", "راديو", "شبكه", "جريده"]
  private static let about: Set<String> = ["بشان", "حول", "بخصوص", "حيال", "ازاء"]
  private static let ends: Set<String> = ["ان", "بان", "انه", "انها", "انهم", ":", "«", "\"", "“", "؛"]

  func fill(_ quote: inout Quote, _ tokens: Range<Int>, _ report: QuoteFinder.Report) {
    if report.cue.kind == .verb || report.cue.kind == .participle {
      let clause = self.clause(behind: report.tokens.upperBound)
      if let (text, slug) = addressee(in: clause) {
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
      let isTalk = index > clause.lowerBound && Self.talks.contains(where: { isForm(body.text.tokens[index - 1].folded, of: $0) })
      if folded == "مع" || folded == "الي" || folded == "ل", index + 1 < body.text.tokens.count, isTalk || folded == "ل" {
        return somebody(at: index + 1, dropping: 0)
      }
      guard folded.hasPrefix("ل"), folded.count > 3 else { continue }
      if let mention = body.mention(at: index) {
        guard mention.span.start > body.text.tokens[index].start, mention.how != .demonym, isTalk || mention.entity.type == .person else {
          continue
        }
        return (body.string(mention.span), mention.entity.slug)
      }
      if isTalk || isAudience(folded), let found = somebody(at: index, dropping: 1) { return found }
    }
    return nil
  }

  /// Newspapers and journalists are told things; other bodies behind ل are whose the speaker is: الناطق الرسمي للحركة.
  private func isAudience(_ folded: String) -> Bool {
    var word = String(folded.dropFirst())
    if word.hasPrefix("ل") { word = String(word.dropFirst()) }
    return Self.media.contains(word) || Self.listeners.contains(word)
  }

  private func isForm(_ folded: String, of word: String) -> Bool {
    folded == word || folded == "ال" + word || folded == "ب" + word
  }

  /// A person, a body, a newspaper or people at a token.
  private func somebody(at index: Int, dropping particles: Int) -> (String, String?)? {
    let token = body.text.tokens[index]
    if let mention = body.mention(at: index), mention.how != .demonym { return (body.string(mention.span), mention.entity.slug) }
    var word = String(token.folded.dropFirst(particles))
    if particles > 0, word.hasPrefix("ل") { word = "ا" + word }
    let bare = word.hasPrefix("ال") ? String(word.dropFirst(2)) : word
    let isMedium = Self.media.contains(bare)
    guard isMedium || lexicon.words.isOne(.people, bare) || lexicon.personTitles.contains(bare) || Self.listeners.contains(bare) else {
      return nil
    }
    let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
    var end = grammar.end(from: index, to: min(body.text.tokens.count, index + 7))
    if isMedium, end < body.text.tokens.count, ["«", "\"", "“"].contains(body.text.tokens[end].folded) {
      let limit = min(body.text.tokens.count, end + 6)
      if let closing = ((end + 1)..<max(end + 1, limit)).first(where: { ["»", "\"", "”"].contains(body.text.tokens[$0].folded) }) {
        end = closing + 1
      }
    }
    let start = particles == 0 ? token.start : body.text.offset(ofFolded: particles, in: token)
    var named: EntityFinder.Found?
    for position in index..<end where named == nil {
      if let mention = body.mention(at: position), mention.how != .demonym { named = mention }
    }
    return (body.string(ScalarSpan(start, body.text.tokens[end - 1].end)), named?.entity.slug)
  }

  private static let listeners: Set<String> = [
    "صحافيين", "صحفيين", "نواب", "وزراء", "مؤيديه", "انصاره", "طلاب", "سفراء", "اعلاميين", "مراسلين",
  ]

  /// "تعليقاً على القرار", "بشأن المحادثات": the phrase behind.
  private func topic(in clause: Range<Int>) -> Event.Participant? {
    for index in clause where index + 1 < clause.upperBound {
      let (word, next) = (body.text.tokens[index].folded, body.text.tokens[index + 1].folded)
      var start = index + 1
      if ["تعليقا", "ردا", "تعقيبا", "تعليقه", "رده", "تعقيبه"].contains(word), next == "علي" {
        start = index + 2
      } else if !Self.about.contains(word) {
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

extension QuoteFinder {
  /// Whether a sentence of the newspaper's own goes on into the marks: "قال إن بلاده «لن تقبل»". Behind a colon, a mark, the cue or the
  /// speaker's name a quotation stands for itself.
  func isPartial(_ stretch: QuotedStretch, _ report: Report, in sentence: Range<Int>, _ body: BodyText) -> Bool {
    guard stretch.opening > sentence.lowerBound, report.tokens.upperBound <= stretch.opening else { return false }
    let before = body.text.tokens[stretch.opening - 1]
    if before.kind == .punctuation { return false }
    if report.tokens.contains(stretch.opening - 1) || body.isPartOfDate(stretch.opening - 1) { return false }
    if ["بالقول", "قائلا", "قائله", "ايضا"].contains(before.folded) { return false }
    guard let speaker = report.speaker?.text else { return true }
    return !body.string(body.span(report.tokens.lowerBound..<stretch.opening)).hasSuffix(speaker)
  }
}
