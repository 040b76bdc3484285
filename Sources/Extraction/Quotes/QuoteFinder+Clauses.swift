import ArabicText
import Model

/// What was said without quotation marks: clauses with إن or أن, sentences that name their source, paragraphs behind a colon.
extension QuoteFinder {
  /// Clauses with إن or أن behind a cue, to the end of the sentence, where nothing in quotation marks tells it better.
  func indirect(in sentence: Range<Int>, _ reports: [Report], beside quotes: [Quote], _ page: Page) -> [Quote] {
    var found: [Quote] = []
    for (position, report) in reports.enumerated() where report.cue.kind != .echo {
      guard let speaker = report.speaker, !isQuotedElsewhere(report) else { continue }
      let next = reports[(position + 1)...].first { !$0.isEmbedded && ends($0, page) }
      guard case .particle(let particle) = report.clause.opening, particle < next?.tokens.lowerBound ?? sentence.upperBound else {
        continue
      }
      let start = page.tokens[particle].folded.hasSuffix("ان") ? particle + 1 : particle
      let end = self.end(of: start..<(next?.tokens.lowerBound ?? sentence.upperBound), before: next, page)
      guard end - start >= 3, !isInfinitive(start, report, page) else { continue }
      let span = page.body.span(start..<end)
      if quotes.contains(where: { $0.direct && $0.span.overlaps(span) }) { continue }
      found.append(self.quote(start..<end, report, speaker, direct: false, page))
    }
    if let sourced = sourced(sentence, reports, beside: quotes + found, page) { found.append(sourced) }
    return found
  }

  /// Whether a report ends the reported clause before it: a verb that mostly means something else, with no words said behind it, goes on
  /// with the clause, unless it is joined to it in the past.
  private func ends(_ report: Report, _ page: Page) -> Bool {
    guard report.cue.kind == .verb, !report.cue.isWide, report.clause.opening == nil else { return true }
    let word = page.tokens[report.tokens.lowerBound].folded
    guard word.hasPrefix("و") || page.tokens[report.tokens.lowerBound - 1].folded == "و" else { return false }
    let verb = word.hasPrefix("و") ? String(word.dropFirst()) : word
    return !["ي", "ت", "س"].contains { verb.hasPrefix($0) }
  }

  /// What follows a source's name inside a sentence belongs to it only with a particle: وجاء في البيان أن.
  private func isQuotedElsewhere(_ report: Report) -> Bool {
    report.cue.kind == .source && report.cue.rest.isEmpty
  }

  /// أن with a present tense behind it is what is wanted, and no statement, but for expectations: توقع أن يرتفع.
  private func isInfinitive(_ start: Int, _ report: Report, _ page: Page) -> Bool {
    guard case .particle(let particle) = report.clause.opening, start > particle, page.body.mention(at: start) == nil else { return false }
    if words.isOne(.expects, report.cue.lemma) { return false }
    let word = page.tokens[start].folded
    guard let first = word.first, ["ي", "ت"].contains(first), word.count > 3, !lexicon.meansPeople(word) else { return false }
    if first == "ت" {
      return Clitics.readings(of: "ي" + word.dropFirst()).contains { lexicon.commonWords.contains($0.stem) }
        && !lexicon.commonWords.contains(word)
    }
    return !["يوم", "يومي", "يومين", "يناير", "يوليو", "يونيو", "يمين", "يسار", "يهود"].contains(word)
  }

  /// Where a reported clause ends: before the next report and the words that lead it in, and before marks and joints.
  private func end(of clause: Range<Int>, before next: Report?, _ page: Page) -> Int {
    var end = clause.upperBound
    if let next, next.cue.kind != .echo, next.cue.kind != .source { end = lead(before: end, from: clause.lowerBound, next, page) }
    while end > clause.lowerBound {
      let token = page.tokens[end - 1]
      if token.kind == .punctuation {
        if closesInside(end - 1, clause.lowerBound, page) { break }
      } else if !words.isOne(.clauseEnd, token.folded) || page.body.mention(at: end - 1) != nil {
        break
      }
      end -= 1
    }
    return end
  }

  /// Where the clause of the next report begins: its subject may stand before its verb (بينما الوزير أكد).
  private func lead(before index: Int, from start: Int, _ next: Report, _ page: Page) -> Int {
    let folded = page.tokens[index].folded
    if next.cue.kind == .participle || folded.hasPrefix("و") || folded.hasPrefix("ف") { return index }
    let reach = next.clause.subject == nil ? 10 : 3
    for position in stride(from: index - 1, through: max(start + 3, index - reach), by: -1) {
      let word = page.tokens[position].folded
      if ["بينما", "فيما", "لكن", "ولكن", "اما", "واما", "كما"].contains(word) { return position }
      if ["،", "؛"].contains(word) { return position }
    }
    return index
  }

  /// A closing mark or bracket whose opening lies in the clause belongs to it.
  private func closesInside(_ index: Int, _ start: Int, _ page: Page) -> Bool {
    if page.stretches.contains(where: { $0.closing == index && $0.opening >= start }) { return true }
    guard page.tokens[index].folded == ")" else { return false }
    return (start..<index).contains { page.tokens[$0].folded == "(" }
  }

  /// A sentence that says at its end whose it is: "سيغلق الطريق غدا، بحسب مصدر أمني."
  private func sourced(_ sentence: Range<Int>, _ reports: [Report], beside quotes: [Quote], _ page: Page) -> Quote? {
    guard quotes.isEmpty, reports.count == 1, let report = reports.first, report.cue.kind == .source, let speaker = report.speaker,
      report.cue.lemma != "جاء", report.cue.lemma != "ورد", speaker.entity?.type != .place || speaker.text.contains(" ")
    else { return nil }
    let isLast = isAtEnd(report, sentence, page)
    var words: Range<Int>
    if report.tokens.lowerBound <= sentence.lowerBound + 1 {
      guard let start = behindSource(report, sentence, page) else { return nil }
      words = start..<sentence.upperBound
    } else {
      guard isLast else { return nil }
      words = sentence.lowerBound..<report.tokens.lowerBound
    }
    words = words.lowerBound..<end(of: words, before: nil, page)
    guard words.count >= 3, page.stretches.allSatisfy({ !page.speeches.contains($0.opening) || !words.contains($0.opening) }) else {
      return nil
    }
    return quote(words, report, speaker, direct: false, page)
  }

  /// Whether only the source's own words and the end of the sentence stand behind its cue.
  private func isAtEnd(_ report: Report, _ sentence: Range<Int>, _ page: Page) -> Bool {
    guard let subject = report.clause.subject else { return sentence.upperBound - report.tokens.upperBound <= 8 }
    return sentence.upperBound - subject.upperBound <= 6
  }

  /// "وبحسب الوزير، فإن الطريق ستفتح": where the words begin behind a source that begins the sentence.
  private func behindSource(_ report: Report, _ sentence: Range<Int>, _ page: Page) -> Int? {
    let limit = min(sentence.upperBound, report.tokens.upperBound + 24)
    for index in report.tokens.upperBound..<max(limit, report.tokens.upperBound) {
      let word = page.tokens[index].folded
      if word == "فان" { return index + 1 }
      if ["فانه", "فانها", "فانهم"].contains(word) { return index }
    }
    let start = report.tokens.upperBound
    let phrase =
      page.reader.subject(from: start, to: limit, beforeWords: false)?.upperBound ?? page.reader.phraseEnd(from: start, to: limit)
    if phrase + 1 < sentence.upperBound, ["،", ","].contains(page.tokens[phrase].folded) {
      return page.tokens[phrase + 1].folded == "ان" ? phrase + 2 : phrase + 1
    }
    return nil
  }

  /// The paragraph behind "صرح … بما يلي:": the sentence ends in a colon, and what follows is not in quotation marks.
  func announced(by sentence: Range<Int>, _ reports: [Report], _ page: Page) -> Quote? {
    guard let last = sentence.last, page.tokens[last].folded == ":", let report = reports.last, report.cue.kind != .source,
      report.cue.kind != .echo,
      let speaker = report.speaker, sentence.upperBound < page.tokens.count,
      !["«", "\"", "“", "-", "–", "•", "*"].contains(page.tokens[sentence.upperBound].folded),
      page.tokens[sentence.upperBound].kind != .number
    else { return nil }
    return quote(paragraph(from: sentence.upperBound, page), report, speaker, direct: true, page)
  }

  /// To the end of the paragraph.
  private func paragraph(from start: Int, _ page: Page) -> Range<Int> {
    var end = start + 1
    while end < page.tokens.count, !page.body.text.scalars[page.tokens[end - 1].end..<page.tokens[end].start].contains("\n") { end += 1 }
    return start..<end
  }

  /// "زيلينسكي: لن نقبل …": a line that begins with a name and a colon.
  func headline(in sentence: Range<Int>, _ reports: [Report], _ page: Page, carrying history: inout SpeakerHistory) -> Quote? {
    let start = sentence.lowerBound
    guard isFirstOfLine(start, page),
      let colon = (start..<min(sentence.upperBound, start + 8)).first(where: { page.tokens[$0].folded == ":" }),
      colon > start, !reports.contains(where: { $0.tokens.lowerBound < colon }),
      let subject = page.reader.subject(from: start, to: colon, beforeWords: true), subject == start..<colon,
      let mention = page.body.mentions(in: subject).first(where: { $0.entity.type == .person }),
      let speaker = page.resolver.speaker(of: subject, dropping: 0), speaker.entity?.slug == mention.entity.slug,
      sentence.upperBound - colon > 4
    else { return nil }
    guard isSaid(colon + 1, page) else { return nil }
    history.add(speaker)
    let cue = QuoteCues.Cue(kind: .source, isWide: true, rest: [], lemma: ":")
    let report = Report(
      cue: cue, tokens: colon..<(colon + 1), clause: ReportingClause(subject: subject, opening: .colon(colon)), speaker: speaker,
      isEmbedded: false)
    if let stretch = page.stretches.first(where: { $0.opening == colon + 1 }) {
      return page.speeches.contains(stretch.opening) ? quote(stretch.tokens, report, speaker, direct: true, page) : nil
    }
    var words = paragraph(from: colon + 1, page)
    while words.count > 1, page.tokens[words.upperBound - 1].folded == "." { words = words.lowerBound..<(words.upperBound - 1) }
    return quote(words, report, speaker, direct: true, page)
  }

  /// Whether words behind a name and a colon are a statement, and not what the one named is: a quotation mark, a verb of the future or of
  /// the first person, or a word that begins clauses.
  private func isSaid(_ start: Int, _ page: Page) -> Bool {
    guard start < page.tokens.count else { return false }
    let word = page.tokens[start].folded
    if ["«", "\"", "“"].contains(word) || words.isOne(.statement, word) { return true }
    guard page.body.mention(at: start) == nil, word.count >= 4 else { return false }
    return ["سن", "سي", "ست", "سا"].contains { word.hasPrefix($0) && word.count >= 5 }
      || (word.hasPrefix("ن") && !lexicon.commonWords.contains(word) && !lexicon.meansPeople(word))
  }

  private func isFirstOfLine(_ index: Int, _ page: Page) -> Bool {
    index == 0 || page.body.text.scalars[page.tokens[index - 1].end..<page.tokens[index].start].contains("\n")
  }
}
